//! Accounts in the places of a source, drawn: to be chosen, and to be asked about.

use std::rc::Rc;

use ui::{
    AddressCut, ButtonKind, Tone, address_text,
    node::{Deed, Element, Handler, classed, div, element, p, span, words},
    waiting,
};

use super::{
    import::import,
    parts::{body, button, main_button, notice, plain_button, row, screen},
    view::View,
};
use crate::{
    machine::{Action, Bring, Group, Import, Place, Places, Row, Search},
    wording,
};

/// The places, and what can be done with them.
#[inline(never)]
pub(super) fn draw(view: &View<'_>) -> Element {
    let Some(places) = import(view.realm).and_then(Import::places) else {
        return body();
    };
    let mut groups = div("stack stack--loose");
    for (at, group) in places.groups.iter().enumerate() {
        groups = groups.child(draw_group(view, at, group));
    }
    let fault = places.fault.as_ref();
    let fault =
        fault.map(|fault| notice(Tone::Red, "realm-accounts-fault", wording::not_taken(fault)));
    let count = places.chosen_count();
    let take = main_button(
        "realm-accounts-take",
        wording::TAKE,
        view.on(|| Action::GoOn),
    );
    screen("Accounts in other places.", wording::PLACES_LEAD)
        .child(groups)
        .child(
            places
                .is_looking()
                .then(|| waiting(wording::LOOKING, "realm-accounts-looking")),
        )
        .child(search(view, places))
        .child(
            p("quiet")
                .test_id("realm-accounts-chosen")
                .child(wording::chosen(count)),
        )
        .child(fault)
        .child(row(vec![
            take.disabled(count == 0),
            plain_button("realm-back", "Go back", view.on(|| Action::Back)),
        ]))
}

fn draw_group(view: &View<'_>, at: usize, group: &Group) -> Element {
    let (name, who) = wording::place(group.place);
    let mut rows = div("stack stack--tight");
    for (number, row) in group.rows.iter().enumerate() {
        rows = rows.child(draw_row(view, (at, number), row));
    }
    let (desk, place) = (view.desk, group.place);
    let more: Handler = Rc::new(move |_| desk.act(Action::Bring(Bring::More(place))));
    let test_id = ["realm-accounts-more-", code(place)].concat();
    element("section")
        .child(words("h2", name))
        .child(p("quiet small").child(who))
        .child(rows)
        .child(ui::button(ButtonKind::Plain, None, "", "Show five more", more).test_id(test_id))
}

fn draw_row(view: &View<'_>, (at, number): (usize, usize), row: &Row) -> Element {
    let (desk, address) = (view.desk, row.account.address);
    let choose: Handler = Rc::new(move |said| {
        let is_chosen = said == "true";
        desk.act(Action::Bring(Bring::Tick { address, is_chosen }));
    });
    let (at, number) = ((at + 1).to_string(), (number + 1).to_string());
    let test_id = ["realm-accounts-tick-", &at, "-", &number].concat();
    let known = row.account.known;
    let tick = element("input")
        .attr("type", "checkbox")
        .test_id(test_id)
        .disabled(known.is_some())
        .checked(row.is_chosen)
        .on(Deed::Choose, choose);
    let path = span("quiet small mono").child(row.account.path.to_string());
    let known = known.map(|index| line(wording::known_as(index), "realm-accounts-known"));
    let seen = row.seen.as_ref();
    let seen = seen.map(|seen| line(wording::seen(seen), "realm-accounts-seen"));
    classed("label", "tick").child(tick).child(
        div("stack stack--tight")
            .child(address_text(
                address,
                AddressCut::Full,
                "realm-accounts-address",
            ))
            .child(path)
            .child(known)
            .child(seen),
    )
}

fn line(text: String, test_id: &'static str) -> Element {
    p("small").test_id(test_id).child(text)
}

/// Asking endpoints: what they learn stands beside the button, and the list above it.
fn search(view: &View<'_>, places: &Places) -> Element {
    let count = places.addresses().len();
    let said = match places.search {
        Search::Asking => {
            return div("stack").child(waiting(wording::SEARCHING, "realm-accounts-searching"));
        }
        Search::Not => None,
        Search::Told { asked, used } => {
            let text = wording::told(asked, used);
            Some(notice(Tone::Sea, "realm-accounts-told", text))
        }
        Search::Failed(fault) => {
            let text = wording::search_fault(fault);
            Some(notice(Tone::Amber, "realm-accounts-search-fault", text))
        }
    };
    let ask = button(
        "realm-accounts-search",
        "",
        view.on(|| Action::Bring(Bring::Search)),
    );
    div("stack")
        .child(p("quiet small").child(wording::SEARCH_LEAD))
        .child(element("div").child(ask.child(wording::ask_about(count)).disabled(count == 0)))
        .child(said)
}

const fn code(place: Place) -> &'static str {
    use wallet_types::PathFamily;
    match place {
        Place::Children => "children",
        Place::FirstChain => "first-chain",
        Place::Family(PathFamily::Standard) => "standard",
        Place::Family(PathFamily::LedgerLive) => "ledger-live",
        Place::Family(PathFamily::Legacy) => "legacy",
        Place::Family(PathFamily::Testnets) => "testnets",
        Place::Family(_) => "classic",
    }
}
