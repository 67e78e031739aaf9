//! Pages as browsers and scrapers save them.

mod body;
mod guard;
mod metadata;
mod scan;
mod strip;

use dom_query::Document;

pub(crate) use strip::entities;

use crate::draft::Draft;
use crate::{Parameters, WarningKind};

/// Reads the article of a page.
pub(crate) fn read(page: &str, parameters: &Parameters) -> Draft {
    let mut draft = Draft::default();
    metadata::read_comments(page, &mut draft);
    if let Err(excess) = guard::check(page, parameters) {
        let limit = match excess {
            crate::Excess::Depth => parameters.html_depth,
            crate::Excess::Nodes => parameters.html_nodes,
            crate::Excess::Attributes => parameters.html_attributes,
        };
        draft.warnings.push(WarningKind::MarkupStripped { excess, limit });
        (draft.title, draft.text) = strip::strip(page);
        return draft;
    }
    let document = Document::from(page);
    let stated = metadata::read(&document, parameters, &mut draft);
    draft.text = body::read(document, &draft.title, parameters);
    if let Some(stated) = stated.filter(|stated| body::is_better(stated, &draft.text)) {
        draft.text = stated;
    }
    draft
}

#[cfg(test)]
mod tests;
