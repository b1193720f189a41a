//! The list of endpoints: testing, ordering, removing.

use chain::{Answer, EndpointId, Query};

use crate::{
    action::EndpointAction,
    effect::StorageFault,
    model::{AskFor, Balance, Dialog, EndpointDraft, Flows, SendAnswers, Stage, StoreFor},
    problem::Problem,
    records::{EndpointsRecord, key},
    route::Route,
    view::{EndpointTest, Said},
};

impl Flows {
    pub(super) fn endpoint_action(&mut self, action: EndpointAction) {
        let draft = &mut self.endpoints.draft;
        match action {
            EndpointAction::TypeUrl(text) => self.type_url(text),
            EndpointAction::TypeName(text) => {
                draft.name = text;
                draft.problems.name = None;
            }
            EndpointAction::TypeNetwork(text) => {
                draft.network = text;
                draft.problems.network = None;
            }
            EndpointAction::TypeSymbol(text) => {
                draft.symbol = text;
                draft.problems.symbol = None;
            }
            EndpointAction::Try => self.try_draft(),
            EndpointAction::Keep => self.keep_tried(),
            EndpointAction::Drop => self.drop_draft(),
            EndpointAction::Test(id) => self.test(id),
            EndpointAction::MakeFirst(id) => {
                let record = self.records.endpoints.with_first(id);
                self.change_list(record, Said::EndpointKept);
            }
            EndpointAction::Remove(id) => {
                if self.records.endpoints.list.iter().any(|one| one.id == id) {
                    self.dialog = Some(Dialog::RemoveEndpoint(id));
                }
            }
        }
    }

    pub(super) fn remove_endpoint(&mut self, id: EndpointId) {
        let record = self.records.endpoints.without(id);
        self.change_list(record, Said::EndpointRemoved);
    }

    /// Writes a list; it holds once it is durable.
    pub(super) fn change_list(&mut self, record: EndpointsRecord, said: Said) {
        if !self.can_write() {
            self.stop(Problem::ReadingOnly);
            return;
        }
        match self.records.put(key::ENDPOINTS, &record) {
            Ok(write) => {
                let mut writes = vec![write];
                let grows = record.list.len() > self.records.endpoints.list.len();
                if grows && self.records.candidate.is_some() {
                    writes.extend(self.records.remove(key::CANDIDATE));
                }
                self.save(writes, StoreFor::Endpoints { record, said });
            }
            Err(fault) => self.stop(Problem::Record(fault)),
        }
    }

    pub(super) fn endpoints_saved(&mut self, record: EndpointsRecord, said: Said) {
        let first_before = self.first_endpoint().map(|first| first.id);
        let kept_new = record.list.len() > self.records.endpoints.list.len();
        self.records.endpoints = record;
        if kept_new {
            self.records.candidate = None;
            self.endpoints.draft = EndpointDraft::default();
        }
        if self.first_endpoint().map(|first| first.id) != first_before {
            self.forget_answers();
        }
        self.narrow();
        self.say(said);
        if kept_new && matches!(self.route, Route::AddEndpoint { .. }) {
            self.go(Route::Home);
        }
    }

    pub(super) fn endpoints_not_saved(&mut self, fault: StorageFault) {
        if let Stage::Tried(tried) = &mut self.endpoints.draft.stage {
            tried.problem = Some(Problem::Storage(fault));
        }
        self.stop(Problem::Storage(fault));
    }

    pub(super) fn test_answered(&mut self, id: EndpointId, result: Result<Answer, Problem>) {
        let Some(endpoint) = self.listed(id) else {
            return;
        };
        let (source, now) = (endpoint.source(), self.now);
        let outcome = match result {
            Ok(Answer::ChainId(_)) => match self.ask(source, Query::Head, AskFor::Test(id)) {
                Ok(()) => return,
                Err(problem) => EndpointTest::Failed(problem),
            },
            Ok(Answer::Head(head)) => {
                self.say(Said::EndpointAnswered);
                EndpointTest::Passed {
                    block: head.value().block.number,
                    age_s: 0,
                }
            }
            Ok(_) => return,
            Err(problem) => {
                self.say(Said::Problem(problem.clone()));
                EndpointTest::Failed(problem)
            }
        };
        self.endpoints.tests.insert(id, (outcome, now));
    }

    fn test(&mut self, id: EndpointId) {
        let Some(endpoint) = self.listed(id) else {
            return;
        };
        self.pending
            .abandon(|asked| matches!(asked, AskFor::Test(other) if *other == id));
        let query = Query::ConfirmChain {
            expected: endpoint.network.chain_id,
        };
        let outcome = match self.ask(endpoint.source(), query, AskFor::Test(id)) {
            Ok(()) => EndpointTest::Asking,
            Err(problem) => EndpointTest::Failed(problem),
        };
        self.endpoints.tests.insert(id, (outcome, self.now));
    }

    fn listed(&self, id: EndpointId) -> Option<chain::Endpoint> {
        let mut list = self.records.endpoints.list.iter();
        list.find(|endpoint| endpoint.id == id).cloned()
    }

    /// Another endpoint is asked from now on: what the last one said is not mixed with it.
    fn forget_answers(&mut self) {
        self.pending.abandon(|asked| {
            matches!(
                asked,
                AskFor::Balance(_) | AskFor::ConfirmThenBalance(_) | AskFor::Send(_)
            )
        });
        self.send.answers = SendAnswers::default();
        if let Some(session) = &mut self.session {
            session.balance = Balance::default();
            session.confirmed = None;
        }
    }
}
