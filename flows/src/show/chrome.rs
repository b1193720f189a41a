//! Supply line, banners and dialog.

use wallet_types::UnixMs;

use crate::{
    action::BannerKind,
    journey::tabs::ERASE_WORD,
    model::{BootStage, Dialog, Flows, banner_bit},
    records::EndpointsRecord,
    view::{
        BackupState, BannerView, BlockView, CopyView, DialogView, EndpointLineView, LineState,
        Screen, SupplyLineView,
    },
};

impl Flows {
    pub(super) fn supply_line(&self, now: UnixMs) -> SupplyLineView {
        SupplyLineView {
            copy: CopyView::of(self.copy.as_ref()),
            endpoint: self.first_endpoint().map(|first| EndpointLineView {
                name: first.name.to_string(),
                host: first.url.without_secrets(),
                network: first.network.name.to_string(),
                state: self.line_state(),
                listed: self.records.endpoints.list.len(),
            }),
            block: self.block_view(now),
        }
    }

    pub(super) fn banners(&self, screen: &Screen, now: UnixMs) -> Vec<BannerView> {
        if self.stage != BootStage::Running {
            return Vec::new();
        }
        let problem = match screen {
            // The welcome screen words it in its own place.
            Screen::Welcome(_) => None,
            _ => self.notices.problem.clone().map(BannerView::Problem),
        };
        let violation = self.notices.violation.as_ref();
        let damaged: Vec<String> = self.records.damaged().keys().cloned().collect();
        let telling = matches!(screen, Screen::RecordTrouble(_));
        let all = [
            violation.map(|found| BannerView::PolicyViolation {
                directive: found.directive.clone(),
                blocked: found.blocked.clone(),
                in_key_realm: found.in_key_realm,
            }),
            problem,
            (!damaged.is_empty() && !telling)
                .then_some(BannerView::DamagedRecords { keys: damaged }),
            self.notices.locked.map(BannerView::Locked),
            self.reads_only(now).then_some(BannerView::ReadingOnly),
            self.list_is_stale().then_some(BannerView::StaleEndpoints),
            self.backup_is_due().then_some(BannerView::Backup),
        ];
        let hidden = |banner: &BannerView| {
            banner
                .kind()
                .is_some_and(|kind| self.notices.hidden & banner_bit(kind) != 0)
        };
        all.into_iter()
            .flatten()
            .filter(|banner| !hidden(banner))
            .collect()
    }

    pub(super) fn dialog_view(&self) -> Option<DialogView> {
        match self.dialog.as_ref()? {
            Dialog::RemoveEndpoint(id) => {
                let mut list = self.records.endpoints.list.iter();
                let endpoint = list.find(|endpoint| endpoint.id == *id)?;
                Some(DialogView::RemoveEndpoint {
                    id: *id,
                    name: endpoint.name.to_string(),
                    host: endpoint.url.without_secrets(),
                    only_one: self.records.endpoints.list.len() == 1,
                })
            }
            Dialog::ReloadForEndpoint(url) => Some(DialogView::ReloadForEndpoint {
                origin: url.origin().to_owned(),
            }),
            Dialog::StateBackup => Some(DialogView::StateBackup),
            Dialog::Erase { typed, erasing } => Some(DialogView::Erase {
                expected: ERASE_WORD,
                ready: typed.trim() == ERASE_WORD,
                typed: typed.clone(),
                backup_confirmed: matches!(self.backup_state(), BackupState::Current { .. }),
                unsettled: self
                    .records
                    .outbox
                    .values()
                    .filter(|entry| entry.state.is_live())
                    .count(),
                erasing: *erasing,
            }),
        }
    }

    /// Says whether the list names an origin that this sealed page cannot reach: another tab added it.
    pub(super) fn list_is_stale(&self) -> bool {
        self.phase.as_sealed().is_some_and(|sealed| {
            let wanted = EndpointsRecord::origins(&self.records.endpoints);
            wanted
                .iter()
                .any(|origin| !sealed.origins().contains(origin))
        })
    }

    fn line_state(&self) -> LineState {
        let Some(balance) = self.session.as_ref().map(|session| &session.balance) else {
            return LineState::Quiet;
        };
        if let Some(problem) = &balance.problem {
            return LineState::Failing(problem.clone());
        }
        if let Some(problem) = &self.send.answers.problem {
            return LineState::Failing(problem.clone());
        }
        if balance.state.is_some() {
            return LineState::Answering;
        }
        match self.asking_balance() {
            Some(_) => LineState::Asking,
            None => LineState::Quiet,
        }
    }

    fn block_view(&self, now: UnixMs) -> Option<BlockView> {
        let session = self.session.as_ref()?;
        let shown = session.balance.state.as_ref();
        let asked = self.send.answers.account.as_ref();
        let newest = shown
            .into_iter()
            .chain(asked)
            .max_by_key(|state| state.read_at())?;
        Some(BlockView {
            number: newest.mark().block()?.number,
            age_s: now.since(newest.read_at()).as_secs(),
            mark: newest.mark().clone(),
        })
    }

    fn backup_is_due(&self) -> bool {
        self.session.is_some()
            && matches!(
                self.backup_state(),
                BackupState::Missing | BackupState::Unconfirmed
            )
            && self.notices.hidden & banner_bit(BannerKind::Backup) == 0
    }
}
