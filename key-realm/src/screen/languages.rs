//! The language of words, and the word that ends a phrase, drawn.

use std::rc::Rc;

use ui::{
    SecretField, SelectOption,
    node::{Element, Handler, classed, div, element},
    select, waiting,
};
use wallet_core::{mnemonic::Language, secret::SecretText};

use super::{
    import::back_or_not_now,
    parts::{ChooseWord, chip, main_button, row, typed},
    restore::{entry, fault_text, nearest, replace_word},
    view::View,
};
use crate::{
    machine::{Action, Bring},
    wording,
};

/// The choice of the words' language. A list other than English comes when it is chosen.
pub(super) fn language(view: &View<'_>) -> Element {
    let entry = entry(view.realm);
    let (chosen, wanted) = entry.map_or((Language::English, None), |entry| {
        (entry.language, entry.wanted)
    });
    let options = Language::ALL.map(|language| SelectOption {
        value: language.code().to_string(),
        label: language.name().to_owned(),
    });
    let desk = view.desk;
    let choose: Handler = Rc::new(move |code| {
        if let Some(language) = code.parse().ok().and_then(Language::from_code) {
            desk.act(Action::Bring(Bring::Language(language)));
        }
    });
    let value = wanted.unwrap_or(chosen).code().to_string();
    let list = select(
        "Language of the words",
        "realm-words-language",
        options.into(),
        &value,
        choose,
    );
    let fetching = wanted.map(|_| waiting(wording::FETCHING_LIST, "realm-words-fetching"));
    div("stack stack--tight").child(list).child(fetching)
}

/// All words but the last, on a screen begun before: those that can end the phrase are shown.
pub(super) fn last_word(view: &View<'_>, screen: Element) -> Element {
    let mut area = SecretField::new("All words but the last", AREA);
    area.hint = wording::LAST_WORD_HINT;
    area.error = fault_text(view.realm);
    let choose: ChooseWord = Rc::new(|place, word: &str| replace_word(AREA, place, word));
    let find = view.hand_in(AREA, |words| Action::Bring(Bring::LastWord(words)));
    screen
        .child(area.draw_area())
        .child(nearest(view.realm, &choose))
        .child(element("div").child(main_button(
            "realm-last-word-find",
            "Show the words that can end it",
            find,
        )))
        .child(endings(view))
        .child(row(vec![back_or_not_now(view)]))
}

fn endings(view: &View<'_>) -> Option<Element> {
    let endings = entry(view.realm)?.endings.as_ref()?;
    let desk = view.desk;
    let choose: ChooseWord = Rc::new(move |_, word: &str| {
        let phrase = [typed(AREA).expose().trim(), " ", word].concat();
        desk.act(Action::SubmitPhrase(SecretText::from(phrase)));
    });
    let mut chips = classed("p", "row nearest").attr("translate", "no");
    for (at, word) in endings.expose().split_whitespace().enumerate() {
        let test_id = ["realm-last-word-", &(at + 1).to_string()].concat();
        chips = chips.child(chip(test_id, 0, word, "0", &choose));
    }
    let lead = ui::node::p("quiet")
        .test_id("realm-last-word-lead")
        .child(wording::LAST_WORD_LEAD);
    Some(div("stack").child(lead).child(chips))
}

const AREA: &str = "realm-last-word-words";
