use crate::Error;
use crate::wire::Report;

/// The report as data: readable, with a newline at the end.
///
/// It is the same value as the one that [`html`](crate::html) embeds.
///
/// # Errors
/// None on a report of this version; the type leaves room.
pub fn json(report: &Report) -> Result<String, Error> {
    let mut text = serde_json::to_string_pretty(report)?;
    text.push('\n');
    Ok(text)
}
