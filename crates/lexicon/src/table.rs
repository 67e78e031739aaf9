/// A list of words or phrases with one class each.
#[derive(Debug)]
pub(crate) struct Table {
    /// Sorted by key.
    entries: Vec<(&'static str, &'static str)>,
}

impl Table {
    /// Reads `words class` lines: the last word is the class, the others the
    /// key.
    pub(crate) fn read(file: &'static str) -> Self {
        let mut entries: Vec<_> = lines(file).filter_map(|line| line.rsplit_once(' ')).collect();
        entries.sort_unstable();
        Self { entries }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        let at = self.entries.binary_search_by(|entry| entry.0.cmp(key)).ok()?;
        Some(self.entries[at].1)
    }

    /// Whether some key is that word or begins with it and a space.
    pub(crate) fn starts(&self, word: &str) -> bool {
        let at = self.entries.partition_point(|entry| entry.0 < word);
        self.entries.get(at).is_some_and(|entry| {
            entry.0.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.entries.iter().copied()
    }
}

/// The lines of a list without comments and blanks.
pub(crate) fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn reads_words_and_phrases() {
        let table = Table::read("# a comment\nnot negation\nis said to claimed # why\n\n");
        assert_eq!(table.get("is said to"), Some("claimed"));
        assert_eq!(table.get("said"), None);
    }

    #[test]
    fn no_list_names_a_word_twice() {
        for file in [
            include_str!("../data/reporting-verbs.txt"),
            include_str!("../data/attitudes.txt"),
            include_str!("../data/hedges.txt"),
            include_str!("../data/negation.txt"),
            include_str!("../data/signatures.txt"),
            include_str!("../data/loaded-words.txt"),
            include_str!("../data/acts.txt"),
            include_str!("../data/roles.txt"),
            include_str!("../data/states.txt"),
            include_str!("../data/source-nouns.txt"),
            include_str!("../data/nationalities.txt"),
            include_str!("../data/honorifics.txt"),
            include_str!("../data/organisations.txt"),
            include_str!("../data/person-nouns.txt"),
            include_str!("../data/holidays.txt"),
        ] {
            let table = Table::read(file);
            for pair in table.entries.windows(2) {
                assert_ne!(pair[0].0, pair[1].0);
            }
        }
    }
}
