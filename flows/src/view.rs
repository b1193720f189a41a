//! What the screens show: flat, comparable display structs, one for each screen.
//!
//! Nothing here is worded: states are enums that the page words, figures carry their marks, ages are
//! seconds. [`View`] is made anew of the model and the present moment; the page compares slices.

mod activity;
mod care;
mod chrome;
mod endpoints;
mod home;
mod keys;
mod origin;
mod send;
mod settings;

use wallet_types::{Mark, Marked, Wei, protocol::Theme};

pub use self::{
    activity::{ActivityView, OutboxItemView, OutboxNow, PaymentView},
    care::{BackupState, CareView, StorageOutlook, WordsState},
    chrome::{
        Announcement, BannerView, BlockView, DialogView, EndpointLineView, LineState, Navigation,
        Said, SupplyLineView,
    },
    endpoints::{
        AddEndpointView, AddStage, ChangeMode, EndpointItemView, EndpointTest, EndpointsView,
        FieldView, TriedView,
    },
    home::{
        AccountRowView, AccountsTask, BalanceView, HomeView, OriginView, ReceiveView,
        SignedMessageView, ToolsView,
    },
    keys::{FrameState, FrameView, Journey, KeyFrameView, UnlockView, VaultFileView},
    origin::{CopyView, RefusedView, WelcomeView},
    send::{
        AskedView, FeeOfferView, FeeView, FollowStep, FollowView, RecipientView, ReviewBlock,
        SendView, SummaryView,
    },
    settings::{
        LedgerRowView, LedgerSummary, LedgerView, RecordTroubleView, SettingsView, ThisCopyView,
        WhoKnows,
    },
};
use crate::route::Route;

/// Everything that is on the page now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The screen.
    pub screen: Screen,
    /// Where the person wants to be, for the rail.
    pub route: Route,
    /// Whether rail and bar are shown.
    pub navigation: Navigation,
    /// The path between the person and the chain.
    pub supply_line: SupplyLineView,
    /// The key frame's element: kept in the document from its making on, shown when asked.
    pub frame: FrameView,
    /// Standing messages, most serious first.
    pub banners: Vec<BannerView>,
    /// The dialog that is open.
    pub dialog: Option<DialogView>,
    /// What the one live region says; announced when its number changes.
    pub announcement: Announcement,
    /// Colours.
    pub theme: Theme,
}

/// One screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    /// Records are being read; nothing is known yet.
    Starting,
    /// No wallet is opened at this origin.
    Refused(RefusedView),
    /// There is no wallet here yet.
    Welcome(WelcomeView),
    /// The wallet is locked: the key frame asks for the password.
    Unlock(UnlockView),
    /// A journey in the key frame.
    KeyFrame(KeyFrameView),
    /// Accounts and balance.
    Home(HomeView),
    /// The address to be paid at.
    Receive(ReceiveView),
    /// A payment, from form to receipt.
    Send(Box<SendView>),
    /// The outbox.
    Activity(ActivityView),
    /// One payment of the outbox.
    Payment(Box<PaymentView>),
    /// The list of endpoints.
    Endpoints(EndpointsView),
    /// A new endpoint.
    AddEndpoint(AddEndpointView),
    /// Signing messages, and looking at what others hand over.
    Tools(ToolsView),
    /// Settings.
    Settings(SettingsView),
    /// What this copy is.
    ThisCopy(ThisCopyView),
    /// Who learned what.
    Ledger(LedgerView),
    /// A stored record cannot be read, and the page does not go on without it being told.
    RecordTrouble(RecordTroubleView),
    /// This origin's data are erased; the tab can be closed.
    Erased,
}

/// An amount from outside, with its mark and its age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureView {
    /// The amount.
    pub amount: Wei,
    /// How far it can be trusted.
    pub mark: Mark,
    /// Seconds since it was read.
    pub age_s: u64,
    /// The currency's symbol.
    pub symbol: String,
}

impl FigureView {
    pub(crate) fn new(figure: &Marked<Wei>, symbol: &str, now: wallet_types::UnixMs) -> Self {
        Self {
            amount: *figure.value(),
            mark: figure.mark().clone(),
            age_s: now.since(figure.read_at()).as_secs(),
            symbol: symbol.to_owned(),
        }
    }
}
