use rashomon_text::{ArticleId, Part, Text};

use super::*;

/// The verbs of a text, each with `+`, `-`, or why it is open.
#[track_caller]
fn check(text: &str, expected: &str) {
    let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
    let found: Vec<_> = recognise(&Document::read(&text))
        .iter()
        .map(|of| {
            let sign = match of.sign {
                Sign::Holds => "+".to_owned(),
                Sign::Fails => "-".to_owned(),
                Sign::Open => format!("?{:?}", of.force),
            };
            format!("{}{sign}", text.slice(of.predicate))
        })
        .collect();
    assert_eq!(found.join(" "), expected, "{}", text.as_str());
}

#[test]
fn what_is_stated_and_denied() {
    check("The ferry sank.", "sank+");
    check("The ferry did not sink.", "sink-");
    check("The ferry didn't sink.", "sink-");
    check("No one died.", "died-");
    check("Nobody was hurt.", "hurt-");
    check("The crew could not save it.", "save-");
    check("He never said a word.", "said-");
}

#[test]
fn signatures_are_handed_down() {
    check("They failed to reach a deal.", "failed+ reach-");
    check("They did not fail to reach a deal.", "fail- reach+");
    check("They managed to swim.", "managed+ swim+");
    check("They did not manage to swim.", "manage- swim-");
    check("The guards forgot to lock it.", "forgot+ lock-");
    check("The owner knew that it leaked.", "knew+ leaked+");
    check("The owner did not know that it leaked.", "know- leaked+");
    check("He does not think that it leaked.", "think- leaked-");
    check("He thinks that it leaked.", "thinks+ leaked?Reported");
    check("Police said that it leaked.", "said+ leaked?Reported");
    check("The storm prevented them from landing.", "prevented+ landing-");
    check("They left without paying.", "left+ paying-");
    check("The captain refused to leave.", "refused+ leave-");
}

#[test]
fn what_is_left_open() {
    check("Did they reach the port?", "reach?Question");
    check("They drown if it sinks.", "drown?Conditional sinks?Conditional");
    check("The port will open on Monday.", "open?Plan");
    check("The ferry may have sunk.", "sunk?Possible");
    check("They plan to open the port.", "plan+ open?Plan");
    check("Leave the ship now.", "Leave?Command");
    check("The ferry would sink in a storm.", "sink?Hypothetical");
    check("The ferry allegedly sank.", "sank?Possible");
    check("They asked whether it sank.", "asked+ sank?Question");
}

#[test]
fn factives_project() {
    check("Did she know that it leaked?", "know?Question leaked+");
    check("She may regret that it leaked.", "regret?Possible leaked+");
}

#[test]
fn verbs_that_are_joined_share_what_bears_on_them() {
    check("Troops will search and leave the town.", "search?Plan leave?Plan");
    check("He did not come or call.", "come- call-");
}
