//! Mentions: the words of an article that stand for a value.
//!
//! A difference between two accounts is a difference between two values, so
//! each recogniser here turns words into one: [`Quantity`] into an
//! [`Interval`] of exact decimals, [`TimeExpression`] into a range of civil
//! time, [`Name`] into a chain of names for one thing, [`Attribution`] into who
//! is said to have said what, [`Hedge`] and [`Negation`] into how sure and
//! whether at all, [`Commitment`] into what its author takes to be so. [`Label`] and
//! [`Agentless`] are choices: of a word among others, and of not saying who.
//!
//! [`Annotation::read`] runs them all over one text:
//!
//! ```
//! use rashomon_mention::{Annotation, Anchor};
//! use rashomon_text::{ArticleId, Part, Text};
//!
//! let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, "At least 28 people were killed, police said on Monday.");
//! let annotation = Annotation::read(&text, &Anchor::none());
//! let quantity = &annotation.quantities[0];
//! assert_eq!(quantity.interval.to_string(), "[28, \u{221e})");
//! assert_eq!(quantity.state, Some("dead"));
//! assert_eq!(text.slice(annotation.attributions[0].name.unwrap()), "police");
//! ```
//!
//! Each module documents its grammar and has its cases beside it. What a
//! recogniser does not know it leaves alone.

mod agency;
mod annotation;
mod attribution;
mod certainty;
mod commitment;
mod factuality;
mod interval;
mod label;
mod lexeme;
mod name;
mod numeral;
mod quantity;
mod time;

pub use agency::{Agentless, AgentlessForm};
pub use annotation::Annotation;
pub use attribution::learning;
pub use attribution::{Attribution, Manner, Quotation, SourceKind};
pub use certainty::{Hedge, Negation};
pub use commitment::Commitment;
pub use factuality::Factuality;
pub use interval::{End, Interval};
pub use label::Label;
pub use name::{Name, NameKind};
pub use quantity::{Dimension, Doubt, Measure, Noun, Quantity, Rate, Role};
pub use time::{
    Anchor, Basis, Granularity, Range, TimeExpression, TimeSense, TimeWarning, Timex, TimexType,
};
