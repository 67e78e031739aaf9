//! Pages as browsers and scrapers save them.

mod body;
mod boxes;
mod facts;
mod furniture;
mod guard;
mod json_ld;
mod kept;
mod lines;
mod metadata;
mod names;
mod outlet;
mod saved;
mod scan;
mod stamps;
mod strip;
mod title;

use dom_query::Document;

pub(crate) use strip::{entities, strip_tags};

use crate::draft::Draft;
use crate::{Excess, Parameters, WarningKind};

/// Reads the article of a page.
pub(crate) fn read(page: &str, parameters: &Parameters) -> Draft {
    let mut draft = Draft::default();
    saved::read(page, &mut draft);
    let kept = match guard::check(page, parameters) {
        Ok(kept) => kept,
        Err(excess) => {
            read_stripped(page, excess, parameters, &mut draft);
            return draft;
        }
    };
    let document = Document::from(&*kept);
    let stated = metadata::read(&document, parameters, &mut draft);
    let known = body::Known { title: &draft.title, authors: &draft.authors };
    let body = body::read(document, &kept, known);
    draft.is_list = !stated.is_article && (stated.is_list || body.is_list());
    draft.text = body.text;
    if let Some(text) = stated.text.filter(|text| body::is_better(text, &draft.text)) {
        draft.text = text;
    }
    draft
}

/// Reads a page that passes a limit, without a parser.
fn read_stripped(page: &str, excess: Excess, parameters: &Parameters, draft: &mut Draft) {
    let limit = match excess {
        Excess::Depth => parameters.html_depth,
        Excess::Nodes => parameters.html_nodes,
        Excess::Attributes => parameters.html_attributes,
    };
    draft.warnings.push(WarningKind::MarkupStripped { excess, limit });
    (draft.title, draft.text) = strip::strip(page);
}

#[cfg(test)]
mod tests;
