//! Looking for accounts in the places of a source: which are shown, which are chosen, and what
//! endpoints say of them.

use wallet_core::signer::{FoundAccount, Refusal, Request, Response};
use wallet_types::{
    AccountIndex, Address, DerivationPath, PathFamily, SourceId, SourceKind,
    derivation_path::ChildNumber,
    protocol::{SearchFault, Seen},
};

use crate::{
    machine::{
        action::Bring,
        out::{Out, Topic},
    },
    protocol::Ask,
};

/// The places of a source.
#[derive(Debug)]
pub(crate) struct Places {
    /// The source; `None` for the draft.
    source: Option<SourceId>,
    /// The places, most common first.
    pub(crate) groups: Vec<Group>,
    /// How the search goes.
    pub(crate) search: Search,
    /// Why the wallet does not take what was chosen.
    pub(crate) fault: Option<Refusal>,
    /// The address that is chosen unless the person says otherwise.
    first: Option<Address>,
    /// Whether the open wallet is taking what was chosen: then nothing is changed.
    is_taken: bool,
    /// What was asked for: the group, and the path.
    asked: Vec<(usize, DerivationPath)>,
}

/// One place, with the accounts of it that were looked at.
#[derive(Debug)]
pub(crate) struct Group {
    /// The place.
    pub(crate) place: Place,
    /// Its accounts, in the order of their numbers.
    pub(crate) rows: Vec<Row>,
    next: u32,
}

/// One account.
#[derive(Debug)]
pub(crate) struct Row {
    /// The account.
    pub(crate) account: FoundAccount,
    /// Whether it is chosen.
    pub(crate) is_chosen: bool,
    /// What endpoints say of it, once they were asked and told.
    pub(crate) seen: Option<Seen>,
}

/// A way to number accounts below a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// As wallets number them below a root.
    Family(PathFamily),
    /// `m/i`: right below a branch.
    Children,
    /// `m/0/i`: below a branch's first chain.
    FirstChain,
}

/// How a search goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Search {
    /// Nobody was asked.
    Not,
    /// The page asks endpoints.
    Asking,
    /// Endpoints told of so many accounts.
    Told {
        /// How many were asked about.
        asked: usize,
        /// How many of them were used.
        used: usize,
    },
    /// Nothing was found out.
    Failed(SearchFault),
}

impl Places {
    /// Looks at the first accounts of each place of a source.
    pub(super) fn new(
        source: Option<SourceId>,
        kind: Option<SourceKind>,
        first: Option<Address>,
        out: &mut Out,
    ) -> Self {
        let groups = places_of(kind).map(|place| Group {
            place,
            rows: Vec::new(),
            next: 0,
        });
        let mut places = Self {
            source,
            groups: groups.collect(),
            search: Search::Not,
            fault: None,
            first,
            is_taken: false,
            asked: Vec::new(),
        };
        places.ask(|_| true, out);
        places
    }

    pub(super) fn act(&mut self, bring: Bring, out: &mut Out) {
        match bring {
            Bring::More(wanted) if self.asked.is_empty() => {
                self.ask(|place| place == wanted, out);
            }
            Bring::Tick { address, is_chosen } if !self.is_taken => {
                self.fault = None;
                let mut rows = self.groups.iter_mut().flat_map(|group| &mut group.rows);
                if let Some(row) = rows.find(|row| row.account.address == address) {
                    row.is_chosen = is_chosen && row.account.known.is_none();
                }
            }
            Bring::Search if self.search != Search::Asking => {
                self.search = Search::Asking;
                out.search(self.addresses());
            }
            _ => {}
        }
    }

    /// Takes an answer of the signer that is no end.
    pub(super) fn answer(&mut self, response: Response, out: &mut Out) {
        match response {
            Response::Refused(refusal) => match taken_amiss(refusal) {
                Ok(fault) => {
                    self.is_taken = false;
                    self.fault = Some(fault);
                }
                Err(refusal) => out.refuse(&refusal),
            },
            _ => out.refuse_inside(),
        }
    }

    /// Brings what was chosen into the open wallet.
    pub(super) fn add(&mut self, out: &mut Out) {
        let paths = self.chosen();
        if let (Some(source), false, false) = (self.source, self.is_taken, paths.is_empty()) {
            self.is_taken = true;
            self.fault = None;
            out.ask(Request::AddAccounts { source, paths }, Vec::new());
        }
    }

    /// Says whether the person may go back.
    pub(super) const fn may_go_back(&self) -> bool {
        !self.is_taken
    }

    /// The page has asked endpoints.
    pub(super) fn searched(&mut self, found: Result<Vec<Seen>, SearchFault>) {
        if self.search != Search::Asking {
            return;
        }
        let found = match found {
            Ok(found) => found,
            Err(fault) => {
                self.search = Search::Failed(fault);
                return;
            }
        };
        let (mut asked, mut used) = (0, 0);
        for row in self.groups.iter_mut().flat_map(|group| &mut group.rows) {
            asked += 1;
            let seen = found
                .iter()
                .find(|seen| seen.address == row.account.address);
            if seen.is_some_and(is_used) {
                used += 1;
                row.is_chosen = row.account.known.is_none();
            }
            row.seen = seen.cloned();
        }
        self.search = Search::Told { asked, used };
    }

    /// Returns the addresses that a search asks about: all that are in view.
    pub(crate) fn addresses(&self) -> Vec<Address> {
        self.rows().map(|row| row.account.address).collect()
    }

    /// Returns the paths of what is chosen.
    pub(super) fn chosen(&self) -> Vec<DerivationPath> {
        let chosen = self.rows().filter(|row| row.is_chosen);
        chosen.map(|row| row.account.path.clone()).collect()
    }

    /// Counts what is chosen.
    pub(crate) fn chosen_count(&self) -> usize {
        self.rows().filter(|row| row.is_chosen).count()
    }

    /// Says whether addresses are being derived.
    pub(crate) fn is_looking(&self) -> bool {
        !self.asked.is_empty()
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    fn ask(&mut self, is_wanted: impl Fn(Place) -> bool, out: &mut Out) {
        for (at, group) in self.groups.iter_mut().enumerate() {
            if is_wanted(group.place) {
                let numbers = group.next..group.next.saturating_add(AT_ONCE);
                group.next = numbers.end;
                let paths = numbers.filter_map(|number| group.place.path(number));
                self.asked.extend(paths.map(|path| (at, path)));
            }
        }
        let (source, asked) = (self.source, self.asked.iter());
        let paths = asked.map(|(_, path)| path.clone()).collect();
        let ask = Ask::Signer(Request::FindAccounts { source, paths });
        out.ask_about(Topic::Places, ask, Vec::new());
    }

    /// Puts accounts where they were asked for. Two places may share an account: it stands in the
    /// first.
    pub(super) fn found(&mut self, found: Vec<FoundAccount>) {
        let asked = std::mem::take(&mut self.asked);
        for account in found {
            let is_here = self
                .rows()
                .any(|row| row.account.address == account.address);
            let place = asked.iter().find(|(_, path)| *path == account.path);
            if let (false, Some((at, _))) = (is_here, place) {
                let is_first = Some(account.address) == self.first;
                self.groups[*at].rows.push(Row {
                    is_chosen: is_first && account.known.is_none(),
                    account,
                    seen: None,
                });
            }
        }
    }
}

impl Place {
    fn path(self, number: u32) -> Option<DerivationPath> {
        let (chain, number) = match self {
            Self::Family(family) => return family.path(AccountIndex(number)),
            Self::Children => (None, ChildNumber::normal(number)?),
            Self::FirstChain => (ChildNumber::normal(0), ChildNumber::normal(number)?),
        };
        DerivationPath::new(chain.into_iter().chain([number]).collect())
    }
}

/// Says whether an account was ever used.
pub(crate) fn is_used(seen: &Seen) -> bool {
    !seen.balance.is_zero() || seen.nonce.0 > 0
}

/// Parts what the person can do something about from what ends the journey.
pub(super) const fn taken_amiss(refusal: Refusal) -> Result<Refusal, Refusal> {
    match refusal {
        Refusal::AccountKnown(_)
        | Refusal::SourceKnown
        | Refusal::TooManyAccounts
        | Refusal::TooManySources
        | Refusal::NoSuchPlace => Ok(refusal),
        _ => Err(refusal),
    }
}

/// The places of a kind of source. A branch may be a root, too, so that it has all of them; but
/// nothing hardened follows from its public half.
fn places_of(kind: Option<SourceKind>) -> impl Iterator<Item = Place> {
    let below = [Place::FirstChain, Place::Children];
    let has_below = matches!(kind, Some(SourceKind::Branch | SourceKind::WatchedBranch));
    let has_families = !matches!(kind, Some(SourceKind::WatchedBranch));
    let families = PathFamily::ALL.map(Place::Family);
    let below = below.into_iter().filter(move |_| has_below);
    below.chain(families.into_iter().filter(move |_| has_families))
}

/// How many accounts of a place come at once.
const AT_ONCE: u32 = 5;
