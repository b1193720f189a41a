//! Endpoints: the list, and a new one.

use wallet_types::UnixMs;

use crate::{
    model::{Flows, Stage, Storage},
    problem::FieldProblem,
    view::{
        AddEndpointView, AddStage, ChangeMode, EndpointItemView, EndpointTest, EndpointsView,
        FieldView, TriedView,
    },
};

impl Flows {
    pub(super) fn endpoints_view(&self, now: UnixMs) -> EndpointsView {
        let list = &self.records.endpoints.list;
        EndpointsView {
            items: list
                .iter()
                .enumerate()
                .map(|(place, endpoint)| EndpointItemView {
                    id: endpoint.id,
                    name: endpoint.name.to_string(),
                    host: endpoint.url.without_secrets(),
                    network: endpoint.network.name.to_string(),
                    chain_id: endpoint.network.chain_id,
                    asked: place == 0,
                    test: self.test_view(endpoint.id, now),
                })
                .collect(),
            change: self.change_mode(),
        }
    }

    pub(super) fn add_endpoint_view(&self, now: UnixMs) -> AddEndpointView {
        let draft = &self.endpoints.draft;
        AddEndpointView {
            url: field(&draft.url, draft.problems.url.clone()),
            name: field(&draft.name, draft.problems.name.clone()),
            network: field(&draft.network, draft.problems.network.clone()),
            symbol: field(&draft.symbol, draft.problems.symbol.clone()),
            stage: self.add_stage(now),
            change: self.change_mode(),
            from_link: draft.from_link,
        }
    }

    fn add_stage(&self, now: UnixMs) -> AddStage {
        match &self.endpoints.draft.stage {
            Stage::Typing => AddStage::Typing,
            Stage::Asking { url, since, .. } => AddStage::Asking {
                host: url.host().to_owned(),
                for_s: now.since(*since).as_secs(),
            },
            Stage::Tried(_) if self.pending.storing_endpoints() => AddStage::Saving,
            Stage::Tried(tried) => AddStage::Tried(TriedView {
                host: tried.url.host().to_owned(),
                chain_id: tried.chain_id,
                known_chain: tried.chain_id.known_name().is_some(),
                block: tried.head.block.number,
                block_age_s: now.since(tried.head.made_at).as_secs(),
                problem: tried.problem.clone(),
            }),
            Stage::Failed(problem) => AddStage::Failed(problem.clone()),
            Stage::Reloading => AddStage::Reloading,
        }
    }

    fn change_mode(&self) -> ChangeMode {
        match (self.can_write(), self.phase.is_open(), self.storage) {
            (false, _, _) => ChangeMode::ReadingOnly,
            (true, true, _) => ChangeMode::AtOnce,
            (true, false, Storage::Memory) => ChangeMode::MemoryOnly,
            (true, false, _) => ChangeMode::ByReload,
        }
    }

    fn test_view(&self, id: chain::EndpointId, now: UnixMs) -> EndpointTest {
        match self.endpoints.tests.get(&id) {
            Some((EndpointTest::Passed { block, .. }, at)) => EndpointTest::Passed {
                block: *block,
                age_s: now.since(*at).as_secs(),
            },
            Some((test, _)) => test.clone(),
            None => EndpointTest::Untested,
        }
    }
}

pub(super) fn field(text: &str, problem: Option<FieldProblem>) -> FieldView {
    FieldView {
        text: text.to_owned(),
        problem,
    }
}
