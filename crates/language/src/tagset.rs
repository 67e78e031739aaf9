//! The names that the model gives to words, their links and to what they name.

macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name {
            /// Not annotated: see [`Sentence::annotated`](crate::Sentence::annotated).
            #[default]
            None,
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// Every value but [`None`](Self::None), in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name in the scheme; empty for [`None`](Self::None).
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    Self::None => "",
                    $(Self::$variant => $text,)*
                }
            }

            /// The value with that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    "" => Some(Self::None),
                    $($text => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

names! {
    /// Part of speech and form in the Penn Treebank's scheme, as OntoNotes has it.
    Tag {
        /// Currency sign.
        Dollar = "$",
        /// Closing quotation mark.
        CloseQuote = "''",
        /// Comma.
        Comma = ",",
        /// Opening bracket.
        OpenBracket = "-LRB-",
        /// Closing bracket.
        CloseBracket = "-RRB-",
        /// Mark that ends a sentence.
        Stop = ".",
        /// Colon, semicolon, dash or ellipsis.
        Colon = ":",
        /// Address: e-mail, web.
        Add = "ADD",
        /// Prefix written apart.
        Afx = "AFX",
        /// Coordinating conjunction: `and`, `but`.
        Cc = "CC",
        /// Cardinal number.
        Cd = "CD",
        /// Determiner.
        Dt = "DT",
        /// Existential `there`.
        Ex = "EX",
        /// Foreign word.
        Fw = "FW",
        /// Hyphen.
        Hyph = "HYPH",
        /// Preposition or subordinating conjunction.
        In = "IN",
        /// Adjective.
        Jj = "JJ",
        /// Adjective, comparative.
        Jjr = "JJR",
        /// Adjective, superlative.
        Jjs = "JJS",
        /// Mark of a list item.
        Ls = "LS",
        /// Modal verb.
        Md = "MD",
        /// Superfluous mark.
        Nfp = "NFP",
        /// Noun, singular or mass.
        Nn = "NN",
        /// Proper noun, singular.
        Nnp = "NNP",
        /// Proper noun, plural.
        Nnps = "NNPS",
        /// Noun, plural.
        Nns = "NNS",
        /// Word before a determiner: `all`, `both`.
        Pdt = "PDT",
        /// Possessive ending.
        Pos = "POS",
        /// Personal pronoun.
        Prp = "PRP",
        /// Possessive pronoun.
        PrpPossessive = "PRP$",
        /// Adverb.
        Rb = "RB",
        /// Adverb, comparative.
        Rbr = "RBR",
        /// Adverb, superlative.
        Rbs = "RBS",
        /// Particle.
        Rp = "RP",
        /// Symbol.
        Sym = "SYM",
        /// The word `to`.
        To = "TO",
        /// Interjection.
        Uh = "UH",
        /// Verb, base form.
        Vb = "VB",
        /// Verb, past tense.
        Vbd = "VBD",
        /// Verb, gerund or present participle.
        Vbg = "VBG",
        /// Verb, past participle.
        Vbn = "VBN",
        /// Verb, present, not third person singular.
        Vbp = "VBP",
        /// Verb, present, third person singular.
        Vbz = "VBZ",
        /// Determiner that asks or relates: `which`.
        Wdt = "WDT",
        /// Pronoun that asks or relates: `who`.
        Wp = "WP",
        /// Possessive that asks or relates: `whose`.
        WpPossessive = "WP$",
        /// Adverb that asks or relates: `when`.
        Wrb = "WRB",
        /// Unknown.
        Xx = "XX",
        /// Blank.
        Space = "_SP",
        /// Opening quotation mark.
        OpenQuote = "``",
    }
}

names! {
    /// Coarse part of speech, in the scheme of Universal Dependencies.
    PartOfSpeech {
        /// Adjective.
        Adjective = "ADJ",
        /// Preposition.
        Adposition = "ADP",
        /// Adverb.
        Adverb = "ADV",
        /// Auxiliary or modal verb, copula.
        Auxiliary = "AUX",
        /// Coordinating conjunction.
        Conjunction = "CCONJ",
        /// Determiner.
        Determiner = "DET",
        /// Interjection.
        Interjection = "INTJ",
        /// Noun.
        Noun = "NOUN",
        /// Number.
        Number = "NUM",
        /// Particle: possessive ending, `to`, `not`.
        Particle = "PART",
        /// Pronoun.
        Pronoun = "PRON",
        /// Proper noun.
        ProperNoun = "PROPN",
        /// Mark.
        Mark = "PUNCT",
        /// Subordinating conjunction.
        Subordinator = "SCONJ",
        /// Symbol.
        Symbol = "SYM",
        /// Verb.
        Verb = "VERB",
        /// Anything else.
        Other = "X",
        /// Blank.
        Space = "SPACE",
    }
}

names! {
    /// How a word hangs on its head, in the scheme of ClearNLP.
    Relation {
        /// No head: the word that the sentence hangs on.
        Root = "ROOT",
        /// Clause that modifies a noun without a finite verb.
        Acl = "acl",
        /// Adjective that completes a verb.
        Acomp = "acomp",
        /// Adverbial clause.
        Advcl = "advcl",
        /// Adverb that modifies.
        Advmod = "advmod",
        /// The `by` of a passive.
        Agent = "agent",
        /// Adjective that modifies a noun.
        Amod = "amod",
        /// Apposition.
        Appos = "appos",
        /// Complement of a copula.
        Attr = "attr",
        /// Auxiliary.
        Aux = "aux",
        /// Auxiliary of a passive.
        Auxpass = "auxpass",
        /// Possessive ending.
        Case = "case",
        /// Coordinating conjunction.
        Cc = "cc",
        /// Clause that completes a verb: what was said.
        Ccomp = "ccomp",
        /// Part of a compound.
        Compound = "compound",
        /// Joined by coordination.
        Conj = "conj",
        /// Clause as subject.
        Csubj = "csubj",
        /// Clause as subject of a passive.
        Csubjpass = "csubjpass",
        /// Indirect object.
        Dative = "dative",
        /// Not classified.
        Dep = "dep",
        /// Determiner.
        Det = "det",
        /// Direct object.
        Dobj = "dobj",
        /// Expletive `there`, `it`.
        Expl = "expl",
        /// Interjection.
        Intj = "intj",
        /// Word that opens a clause: `that`, `if`.
        Mark = "mark",
        /// Outside the text's syntax.
        Meta = "meta",
        /// Negation.
        Neg = "neg",
        /// Noun that modifies.
        Nmod = "nmod",
        /// Noun phrase used as an adverb.
        Npadvmod = "npadvmod",
        /// Subject.
        Nsubj = "nsubj",
        /// Subject of a passive.
        Nsubjpass = "nsubjpass",
        /// Number that modifies a noun.
        Nummod = "nummod",
        /// Complement of an object.
        Oprd = "oprd",
        /// Clause set beside another.
        Parataxis = "parataxis",
        /// Clause that completes a preposition.
        Pcomp = "pcomp",
        /// Object of a preposition.
        Pobj = "pobj",
        /// Possessor.
        Poss = "poss",
        /// Conjunction before the first of two: `both`.
        Preconj = "preconj",
        /// Word before a determiner.
        Predet = "predet",
        /// Preposition.
        Prep = "prep",
        /// Particle of a verb.
        Prt = "prt",
        /// Mark.
        Punct = "punct",
        /// Word that modifies a number: `about`, `at least`.
        Quantmod = "quantmod",
        /// Relative clause.
        Relcl = "relcl",
        /// Clause that completes a verb and shares its subject.
        Xcomp = "xcomp",
    }
}

names! {
    /// What an entity is, in the scheme of OntoNotes.
    EntityLabel {
        /// Number that is nothing else.
        Cardinal = "CARDINAL",
        /// Date or period.
        Date = "DATE",
        /// Named event.
        Event = "EVENT",
        /// Building, airport, road.
        Facility = "FAC",
        /// Country, city, state.
        Place = "GPE",
        /// Language.
        Language = "LANGUAGE",
        /// Law or document made law.
        Law = "LAW",
        /// Mountain, sea, region.
        Location = "LOC",
        /// Money with its unit.
        Money = "MONEY",
        /// Nationality, religious or political group.
        Group = "NORP",
        /// `first`, `second`.
        Ordinal = "ORDINAL",
        /// Company, agency, institution.
        Organisation = "ORG",
        /// Percentage with its sign.
        Percent = "PERCENT",
        /// Person.
        Person = "PERSON",
        /// Product.
        Product = "PRODUCT",
        /// Measure with its unit.
        Quantity = "QUANTITY",
        /// Time within a day.
        Time = "TIME",
        /// Title of a work.
        Work = "WORK_OF_ART",
    }
}
