//! The one machine: its state, and the way in.

use wallet_types::{UnixMs, protocol::Theme};

use crate::{
    effect::Effect,
    event::Event,
    route::Route,
    view::{
        Announcement, CopyView, FrameState, FrameView, Navigation, Screen, SupplyLineView, View,
    },
};

/// The page's journeys.
#[derive(Debug, Default)]
pub struct Flows {
    started: bool,
}

impl Flows {
    /// Makes a page that knows nothing yet. The first event is [`Event::Boot`].
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes what happened and returns what is to be done, in order.
    pub fn handle(&mut self, event: Event, now: UnixMs) -> Vec<Effect> {
        self.started |= matches!(event, Event::Boot(_)) && now.0 > 0;
        Vec::new()
    }

    /// Returns what is to be shown at this moment.
    #[must_use]
    pub fn view(&self, _now: UnixMs) -> View {
        View {
            screen: Screen::Starting,
            route: Route::Home,
            navigation: Navigation::Hidden,
            supply_line: SupplyLineView {
                copy: CopyView {
                    cid: None,
                    route: None,
                    server: None,
                },
                endpoint: None,
                block: None,
            },
            frame: FrameView {
                state: FrameState::Absent,
                height_css_px: 0,
            },
            banners: Vec::new(),
            dialog: None,
            announcement: Announcement::default(),
            theme: Theme::System,
        }
    }
}
