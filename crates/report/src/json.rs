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

/// The JSON Schema (draft 2020-12) of what [`json`] writes, made from
/// [`wire`](crate::wire).
///
/// # Errors
/// None on the types of this version; the type leaves room.
#[cfg(feature = "schema")]
pub fn schema() -> Result<String, Error> {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Report>();
    schema.insert("title".to_owned(), "A report of rashomon compare".into());
    let properties = schema.get_mut("properties").and_then(|value| value.as_object_mut());
    if let Some(properties) = properties {
        properties.insert("schema".to_owned(), serde_json::json!({ "const": "rashomon-report" }));
        properties
            .insert("version".to_owned(), serde_json::json!({ "const": crate::wire::VERSION }));
    }
    let mut text = serde_json::to_string_pretty(&schema)?;
    text.push('\n');
    Ok(text)
}
