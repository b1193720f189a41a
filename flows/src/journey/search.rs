//! Which accounts were used: asked of the first endpoint for the key realm, once the person there has
//! agreed to the very list.

use chain::{Answer, Query};
use wallet_types::{
    Address,
    protocol::{PageMessage, RequestId, SearchFault, Seen},
};

use crate::{
    effect::Effect,
    model::{AskFor, Flows, Search},
    problem::Problem,
};

impl Flows {
    /// Begins to ask. A list longer than any screen shows is cut.
    pub(super) fn search(&mut self, id: RequestId, mut addresses: Vec<Address>) {
        if !self.realm.is_journey(id) {
            return;
        }
        addresses.truncate(MAX_ADDRESSES);
        addresses.reverse();
        self.search = Some(Search {
            id,
            waiting: addresses,
            found: Vec::new(),
        });
        self.search_on();
    }

    /// An endpoint told of one account, or did not.
    pub(super) fn search_answered(&mut self, address: Address, result: Result<Answer, Problem>) {
        let Some(search) = &mut self.search else {
            return;
        };
        match result {
            Ok(Answer::Account(state)) => {
                let known = state.value();
                search.found.push(Seen {
                    address,
                    balance: known.balance,
                    nonce: known.nonce,
                    mark: state.mark().clone(),
                });
                self.search_on();
            }
            // What was found so far still counts; an endpoint that fails is not asked further.
            _ if search.found.is_empty() => self.search_ended(Err(SearchFault::NoAnswer)),
            _ => {
                search.waiting.clear();
                self.search_on();
            }
        }
    }

    /// Asks about the next account, one after another: a burst would tell that they belong together
    /// no better, and public endpoints refuse it.
    fn search_on(&mut self) {
        let Some(search) = &mut self.search else {
            return;
        };
        let Some(address) = search.waiting.pop() else {
            let found = std::mem::take(&mut search.found);
            self.search_ended(Ok(found));
            return;
        };
        let Some(source) = self.first_endpoint().map(|first| first.source()) else {
            self.search_ended(Err(SearchFault::NoEndpoint));
            return;
        };
        let query = Query::Account { address };
        if self.ask(source, query, AskFor::Search(address)).is_err() {
            self.search_ended(Err(SearchFault::NoEndpoint));
        }
    }

    fn search_ended(&mut self, found: Result<Vec<Seen>, SearchFault>) {
        let Some(search) = self.search.take() else {
            return;
        };
        if self.realm.is_journey(search.id) {
            let id = search.id;
            self.push(Effect::Realm(PageMessage::Searched { id, found }));
        }
    }
}

/// The most accounts that are asked about at once.
const MAX_ADDRESSES: usize = 64;
