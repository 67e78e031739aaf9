//! Claims: what each sentence of an article states.
//!
//! An [`Account`] is one article's title and text, annotated, with its
//! [`Claim`]s in order. At this depth a claim is a sentence with its
//! [`Clause`]s; reported speech is unwrapped, so that a claim knows what is said
//! apart from who is said to have said it.
//!
//! ```
//! use rashomon_claim::{Account, Certainty};
//! use rashomon_mention::Anchor;
//! use rashomon_text::{ArticleId, Part, Text};
//!
//! let id = ArticleId::from_bytes([0; 8]);
//! let title = Text::new(id, Part::Title, "Fire kills 28");
//! let text = Text::new(id, Part::Text, "The fire reportedly killed 28 people, police said on Monday.");
//! let account = Account::read(&title, &text, &Anchor::none(), None);
//! assert_eq!(account.claims.len(), 2);
//! let claim = &account.claims[1];
//! assert_eq!(claim.certainty, Certainty::Claimed);
//! assert_eq!(text.slice(claim.content), "The fire reportedly killed 28 people");
//! ```

mod account;
mod claim;
mod clause;

pub use account::Account;
pub use claim::{Certainty, Claim};
pub use clause::Clause;
