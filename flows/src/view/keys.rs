//! The key frame: the room with walls, as far as the page knows it.

use wallet_types::protocol::Refusal;

use super::origin::CopyView;
use crate::problem::Problem;

/// The key frame's element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameView {
    /// Where it stands.
    pub state: FrameState,
    /// The height it asks for, in CSS pixels.
    pub height_css_px: u32,
}

/// Whether the key frame exists, and whether it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FrameState {
    /// There is none: the page is not sealed, or does not need it.
    Absent,
    /// It exists, out of sight and out of the tab order.
    Hidden,
    /// It is shown in the screen's slot.
    Shown,
}

/// What the key frame is there for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Journey {
    /// Make a new wallet.
    Create,
    /// Restore from words.
    RestoreWords,
    /// Restore from a vault file.
    RestoreVault,
    /// Unlock.
    Unlock,
    /// Show the words.
    RevealWords,
    /// Change the password.
    ChangePassword,
    /// Review, and sign.
    Review,
    /// Bring in a wallet from shares, a keystore file, a key, a branch, or an address.
    Restore,
    /// Bring more into the open wallet.
    Import,
    /// Take a secret out.
    Export,
    /// Take an account out of the wallet.
    RemoveAccount,
    /// Sign a message.
    SignMessage,
    /// Explain a transaction, or check a signature.
    Examine,
}

/// A journey in the key frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFrameView {
    /// Which.
    pub journey: Journey,
    /// Whether the frame is still being made.
    pub starting: bool,
    /// Why it stopped; [`Action::RetryKeyFrame`](crate::Action::RetryKeyFrame) tries again.
    pub problem: Option<Problem>,
    /// The vault file that the person asked for.
    pub file: VaultFileView,
    /// Whether the page can offer to go back, which abandons the journey.
    pub can_leave: bool,
}

/// The vault file that a journey offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum VaultFileView {
    /// None was asked for yet.
    #[default]
    NotAsked,
    /// It was handed to the browser.
    Saved,
    /// The browser did not take it.
    NotTaken,
}

/// The locked wallet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnlockView {
    /// What this copy is.
    pub copy: CopyView,
    /// Whether the frame is still being made.
    pub starting: bool,
    /// Why it stopped.
    pub problem: Option<Problem>,
    /// What the key realm refused, where the vault itself is the reason: restoring is the way on.
    pub refused: Option<Refusal>,
}
