//! A new endpoint: typed, tried, named, kept or dropped.
//!
//! Nothing is asked of an address before the person says so. A sealed page cannot ask a new origin:
//! the address is saved as a candidate, and tried after a reload, in the open phase.

use std::time::Duration;

use chain::{Answer, Endpoint, EndpointUrl, Label, Network, Query, Source};
use wallet_types::protocol::PageMessage;

use crate::{
    effect::{Effect, History},
    model::{AskFor, Dialog, EndpointDraft, Flows, Frame, Stage, Storage, StoreFor, Tried},
    problem::{FieldProblem, Problem},
    records::{CandidateRecord, key},
    route::Route,
    view::Said,
};

impl Flows {
    /// Fills in an address that came with a link. It is not asked, and leaves the address bar.
    pub(super) fn take_link(&mut self, url: String) {
        self.route = Route::AddEndpoint { url: None };
        self.replace_hash();
        let busy = matches!(
            self.endpoints.draft.stage,
            Stage::Asking { .. } | Stage::Reloading
        );
        if !busy {
            self.endpoints.draft = EndpointDraft {
                url,
                from_link: true,
                ..EndpointDraft::default()
            };
        }
    }

    pub(super) fn type_url(&mut self, text: String) {
        let draft = &mut self.endpoints.draft;
        if draft.url == text {
            return;
        }
        draft.url = text;
        draft.problems.url = None;
        draft.from_link = false;
        draft.stage = Stage::Typing;
        self.pending.abandon(|asked| *asked == AskFor::Try);
    }

    pub(super) fn try_draft(&mut self) {
        let url: EndpointUrl = match self.endpoints.draft.url.parse() {
            Ok(url) => url,
            Err(error) => {
                self.endpoints.draft.problems.url = Some(FieldProblem::Url(error));
                return;
            }
        };
        if self.records.endpoints.list.iter().any(|one| one.url == url) {
            self.endpoints.draft.problems.url = Some(FieldProblem::UrlListed);
        } else if !self.can_write() {
            self.stop(Problem::ReadingOnly);
        } else if self.phase.may_ask(&url) {
            self.ask_draft(url);
        } else if self.storage == Storage::Lasting {
            self.dialog = Some(Dialog::ReloadForEndpoint(url));
        } else {
            self.endpoints.draft.stage = Stage::Failed(Problem::MemoryOnly);
            self.say(Said::Problem(Problem::MemoryOnly));
        }
    }

    /// Keeps the address across the reload that lets this page reach it.
    pub(super) fn save_candidate(&mut self, url: EndpointUrl) {
        let candidate = CandidateRecord {
            url,
            name: Label::new(&self.endpoints.draft.name).ok(),
            saved_at: self.now,
        };
        match self.records.put(key::CANDIDATE, &candidate) {
            Ok(write) => self.save(vec![write], StoreFor::Candidate(candidate)),
            Err(fault) => self.stop(Problem::Record(fault)),
        }
    }

    /// The candidate is durable: lock, then reload into the open phase.
    pub(super) fn candidate_saved(&mut self, candidate: CandidateRecord) {
        self.records.candidate = Some(candidate);
        self.endpoints.draft.stage = Stage::Reloading;
        self.forget_session();
        if self.realm.frame == Frame::Ready {
            self.push(Effect::Realm(PageMessage::Lock));
        }
        let hash = Route::AddEndpoint { url: None }.to_hash();
        self.push(Effect::Navigate {
            hash,
            history: History::Replace,
        });
        self.push(Effect::Reload);
    }

    /// Tries a candidate that waited for the reload; says whether there is one.
    pub(super) fn begin_trial(&mut self) -> bool {
        let Some(candidate) = self.records.candidate.clone() else {
            return false;
        };
        let known = |one: &Endpoint| one.url == candidate.url;
        if self.records.endpoints.list.iter().any(known) {
            self.drop_candidate();
            return false;
        }
        self.endpoints.draft = EndpointDraft {
            url: candidate.url.as_str().to_owned(),
            name: candidate.name.map(String::from).unwrap_or_default(),
            ..EndpointDraft::default()
        };
        // The person's word holds for this reload, not for a visit days later.
        if self.now.since(candidate.saved_at) < CANDIDATE_FRESH {
            self.ask_draft(candidate.url);
        }
        true
    }

    pub(super) fn trial_answered(&mut self, result: Result<Answer, Problem>) {
        let draft = &mut self.endpoints.draft;
        let Stage::Asking { url, chain_id, .. } = &mut draft.stage else {
            return;
        };
        match result {
            Ok(Answer::ChainId(found)) => {
                *chain_id = Some(*found.value());
                let source = Source::unnamed(url.clone());
                if let Err(problem) = self.ask(source, Query::Head, AskFor::Try) {
                    self.trial_failed(problem);
                }
            }
            Ok(Answer::Head(head)) => {
                if let Some(chain_id) = *chain_id {
                    let tried = Tried {
                        url: url.clone(),
                        chain_id,
                        head: *head.value(),
                        problem: None,
                    };
                    draft.suggest_names(&tried);
                    draft.stage = Stage::Tried(tried);
                    self.say(Said::EndpointAnswered);
                }
            }
            Ok(_) => {}
            Err(problem) => self.trial_failed(problem),
        }
    }

    pub(super) fn keep_tried(&mut self) {
        let draft = &mut self.endpoints.draft;
        let Stage::Tried(tried) = &mut draft.stage else {
            return;
        };
        tried.problem = None;
        let (url, chain_id) = (tried.url.clone(), tried.chain_id);
        let name = Label::new(&draft.name);
        let network = Label::new(&draft.network);
        let symbol = Label::new(&draft.symbol);
        let wrong =
            |label: &Result<Label, _>| label.as_ref().err().copied().map(FieldProblem::Label);
        draft.problems.name = wrong(&name);
        draft.problems.network = wrong(&network);
        draft.problems.symbol = wrong(&symbol);
        let (Ok(name), Ok(network), Ok(symbol)) = (name, network, symbol) else {
            return;
        };
        let record = self.records.endpoints.with(|id| Endpoint {
            id,
            url,
            name,
            network: Network {
                chain_id,
                name: network,
                symbol,
            },
        });
        self.change_list(record, Said::EndpointKept);
    }

    pub(super) fn drop_draft(&mut self) {
        self.endpoints.draft = EndpointDraft::default();
        self.pending.abandon(|asked| *asked == AskFor::Try);
        self.drop_candidate();
        self.go(Route::Endpoints);
    }

    /// Sealing ends a trial that is under way; what was typed is kept.
    pub(super) fn drop_trial(&mut self) {
        let draft = &mut self.endpoints.draft;
        if matches!(draft.stage, Stage::Asking { .. } | Stage::Tried(_)) {
            draft.stage = Stage::Typing;
        }
    }

    fn drop_candidate(&mut self) {
        if self.records.candidate.is_none() || !self.can_write() {
            return;
        }
        if let Ok(write) = self.records.remove(key::CANDIDATE) {
            self.save(vec![write], StoreFor::CandidateDropped);
        }
    }

    fn ask_draft(&mut self, url: EndpointUrl) {
        self.pending.abandon(|asked| *asked == AskFor::Try);
        let source = Source::unnamed(url.clone());
        self.endpoints.draft.stage = Stage::Asking {
            url,
            chain_id: None,
            since: self.now,
        };
        if let Err(problem) = self.ask(source, Query::ChainId, AskFor::Try) {
            self.trial_failed(problem);
        }
    }

    fn trial_failed(&mut self, problem: Problem) {
        self.endpoints.draft.stage = Stage::Failed(problem.clone());
        self.say(Said::Problem(problem));
    }
}

impl EndpointDraft {
    /// Fills in the names that the person has not typed.
    fn suggest_names(&mut self, tried: &Tried) {
        let network = Network::suggested(tried.chain_id);
        fill(&mut self.network, network.name.as_str());
        fill(&mut self.symbol, network.symbol.as_str());
        if let Some(host) = Label::from_lossy(tried.url.host()) {
            fill(&mut self.name, host.as_str());
        }
    }
}

fn fill(field: &mut String, suggestion: &str) {
    if field.trim().is_empty() {
        suggestion.clone_into(field);
    }
}

/// How long after being saved a candidate is asked without being confirmed again.
const CANDIDATE_FRESH: Duration = Duration::from_secs(600);
