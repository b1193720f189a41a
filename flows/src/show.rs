//! From the model and the moment to what is on the page.

mod care;
mod chrome;
mod endpoints;
mod home;
mod outbox;
mod send;
mod settings;

use wallet_types::{UnixMs, protocol::Theme};

use crate::{
    model::{BootStage, Flows, Frame, Storage},
    records::key,
    route::Route,
    view::{
        CopyView, FrameState, FrameView, Journey, KeyFrameView, Navigation, RefusedView, Screen,
        UnlockView, View, WelcomeView,
    },
};

impl Flows {
    /// Returns what is to be shown at this moment.
    #[must_use]
    pub fn view(&self, now: UnixMs) -> View {
        let screen = self.screen(now);
        View {
            navigation: self.navigation(&screen),
            frame: self.frame(&screen),
            supply_line: self.supply_line(now),
            banners: self.banners(&screen, now),
            dialog: self.dialog_view(),
            announcement: self.announcement.clone(),
            theme: self.theme(),
            route: self.route.clone(),
            screen,
        }
    }

    fn screen(&self, now: UnixMs) -> Screen {
        match &self.stage {
            BootStage::Starting => return Screen::Starting,
            BootStage::Refused { reason, doors } => {
                return Screen::Refused(RefusedView {
                    reason: reason.clone(),
                    doors: doors.clone(),
                });
            }
            BootStage::Erased => return Screen::Erased,
            BootStage::Running => {}
        }
        if self.must_tell_records() {
            return Screen::RecordTrouble(self.record_trouble());
        }
        if let Some(journey) = self.realm.kind().filter(|kind| *kind != Journey::Unlock) {
            return Screen::KeyFrame(self.key_frame(journey));
        }
        self.outside_screen(now)
            .or_else(|| self.inside_screen(now))
            .unwrap_or_else(|| self.door_screen())
    }

    /// Screens that need no open wallet.
    fn outside_screen(&self, now: UnixMs) -> Option<Screen> {
        match self.route {
            Route::Endpoints => Some(Screen::Endpoints(self.endpoints_view(now))),
            Route::AddEndpoint { .. } => Some(Screen::AddEndpoint(self.add_endpoint_view(now))),
            Route::Tools => Some(Screen::Tools(self.tools_view())),
            Route::Settings => Some(Screen::Settings(self.settings_view(now))),
            Route::ThisCopy => Some(Screen::ThisCopy(self.this_copy_view())),
            Route::Ledger => Some(Screen::Ledger(self.ledger_view(now))),
            Route::Records => Some(Screen::RecordTrouble(self.record_trouble())),
            _ => None,
        }
    }

    /// Screens of an open wallet.
    fn inside_screen(&self, now: UnixMs) -> Option<Screen> {
        let session = self.session.as_ref()?;
        let account = session.account()?;
        Some(match &self.route {
            Route::Receive => Screen::Receive(self.receive_view(session, account)),
            Route::Send { .. } => Screen::Send(Box::new(self.send_view(session, account, now))),
            Route::Activity => Screen::Activity(self.activity_view(session, now)),
            Route::Payment(hash) => match self.payment_view(session, hash, now) {
                Some(payment) => Screen::Payment(Box::new(payment)),
                None => Screen::Activity(self.activity_view(session, now)),
            },
            _ => Screen::Home(self.home_view(session, account, now)),
        })
    }

    fn door_screen(&self) -> Screen {
        let copy = CopyView::of(self.copy.as_ref());
        if self.records.vault.is_some() {
            return Screen::Unlock(UnlockView {
                copy,
                starting: self.frame_starts(),
                problem: self.realm.problem.clone(),
                refused: self.realm.vault_refused,
            });
        }
        Screen::Welcome(WelcomeView {
            copy,
            storage: self.storage_outlook(),
            endpoints: self.records.endpoints.list.len(),
            can_begin: self.can_write(),
            problem: self.notices.problem.clone(),
        })
    }

    fn key_frame(&self, journey: Journey) -> KeyFrameView {
        KeyFrameView {
            journey,
            starting: self.frame_starts(),
            problem: self.realm.problem.clone(),
            file: self
                .realm
                .journey
                .as_ref()
                .map(|active| active.file)
                .unwrap_or_default(),
            can_leave: true,
        }
    }

    /// The frame is shown where a journey has begun in it and its screen is the one in sight.
    fn frame(&self, screen: &Screen) -> FrameView {
        let begun = self
            .realm
            .journey
            .as_ref()
            .is_some_and(|active| active.queued.is_none());
        let in_sight = matches!(screen, Screen::KeyFrame(_) | Screen::Unlock(_));
        let state = match self.realm.frame {
            Frame::Absent => FrameState::Absent,
            Frame::Ready if begun && in_sight => FrameState::Shown,
            Frame::Ready | Frame::Mounting { .. } => FrameState::Hidden,
        };
        FrameView {
            state,
            height_css_px: self.realm.height_css_px,
        }
    }

    fn frame_starts(&self) -> bool {
        self.realm.problem.is_none()
            && self.realm.vault_refused.is_none()
            && self
                .realm
                .journey
                .as_ref()
                .is_none_or(|active| active.queued.is_some())
    }

    fn navigation(&self, screen: &Screen) -> Navigation {
        match screen {
            Screen::Starting | Screen::Refused(_) | Screen::KeyFrame(_) | Screen::Erased => {
                Navigation::Hidden
            }
            _ if self.session.is_some() => Navigation::Full,
            _ => Navigation::Outside,
        }
    }

    const fn theme(&self) -> Theme {
        self.records.settings.theme
    }

    /// Without storage, or without the vault that it holds, nothing else is worth showing first.
    fn must_tell_records(&self) -> bool {
        matches!(self.storage, Storage::Failed(_))
            || (self.records.damaged().contains_key(key::VAULT)
                && self.session.is_none()
                && self.route.needs_session())
    }
}
