//! Showing a secret of the open wallet, after the password was given again, for a short while.

use wallet_core::{
    secret::SecretText,
    signer::{Export as What, Refusal as SignerRefusal, Request, Response, Secrets},
};
use wallet_types::{DerivationPath, SourceFacts, SourceKind};

use super::{
    Known,
    action::Action,
    journey::Screen,
    out::{End, Out},
};

/// The showing of a secret.
#[derive(Debug)]
pub(crate) struct Export {
    /// All that can be shown.
    pub(crate) offers: Vec<What>,
    /// Which of them is chosen.
    pub(crate) chosen: usize,
    /// The path of a branch, as it was last handed in.
    pub(crate) path: String,
    /// What is wrong with that.
    pub(crate) fault: Option<PathFault>,
    /// The step it is at.
    pub(crate) step: ExportStep,
}

/// What can be wrong with the path of a branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PathFault {
    /// It is no path.
    NoPath,
    /// The source has no branch there.
    NoSuchPlace,
}

/// A step of showing a secret.
#[derive(Debug)]
pub(crate) enum ExportStep {
    /// What is to be shown is chosen.
    Choose,
    /// The password is asked for.
    Password {
        /// How long the derivation under way takes, by estimate.
        working_ms: Option<u32>,
        /// How often the password was wrong.
        wrong_count: u32,
    },
    /// It is shown.
    Shown {
        /// The secret.
        secret: SecretText,
        /// The passphrase that belongs to it, empty where there is none.
        passphrase: SecretText,
    },
}

impl Export {
    /// Begins with all that the wallet could show. `None` where there is nothing.
    #[inline(never)]
    pub(super) fn new(known: &Known) -> Option<Self> {
        let offers = offers(known);
        let first = offers.first()?;
        Some(Self {
            chosen: 0,
            path: path_of(first),
            offers,
            fault: None,
            step: ExportStep::Choose,
        })
    }

    /// Returns what is chosen.
    pub(crate) fn what(&self) -> Option<&What> {
        self.offers.get(self.chosen)
    }

    #[inline(never)]
    pub(super) fn act(&mut self, action: Action, out: &mut Out) {
        match (&mut self.step, action) {
            (ExportStep::Choose, Action::ChooseExport(chosen)) => self.choose(chosen),
            (ExportStep::Choose, Action::SubmitExport { path }) => self.submit(path),
            (
                ExportStep::Password {
                    working_ms: None, ..
                },
                Action::Back,
            ) => self.step = ExportStep::Choose,
            (
                ExportStep::Password {
                    working_ms: working_ms @ None,
                    ..
                },
                Action::SubmitPassword(password),
            ) => {
                let Some(what) = self.offers.get(self.chosen) else {
                    return;
                };
                *working_ms = Some(out.expected_ms(wallet_core::kdf::Kdf::CHEAPEST));
                out.ask(Request::Export(what.clone()), vec![password]);
            }
            (ExportStep::Shown { .. }, Action::HideWords) => out.end(End::Done),
            _ => {}
        }
    }

    #[inline(never)]
    pub(super) fn answer(&mut self, response: Response, secrets: Secrets, out: &mut Out) {
        let ExportStep::Password {
            working_ms,
            wrong_count,
        } = &mut self.step
        else {
            return out.refuse_inside();
        };
        *working_ms = None;
        match response {
            Response::Exported(what) if self.offers.get(self.chosen) == Some(&what) => {
                match shown(secrets) {
                    Some(step) => self.step = step,
                    None => out.refuse_inside(),
                }
            }
            Response::Refused(SignerRefusal::WrongPassword) => *wrong_count += 1,
            Response::Refused(SignerRefusal::NoSuchPlace) => {
                self.fault = Some(PathFault::NoSuchPlace);
                self.step = ExportStep::Choose;
            }
            Response::Refused(refusal) => out.refuse(&refusal),
            _ => out.refuse_inside(),
        }
    }

    pub(super) const fn leave(&self, out: &mut Out) {
        out.end(match self.step {
            ExportStep::Choose | ExportStep::Password { .. } => End::Declined,
            ExportStep::Shown { .. } => End::Done,
        });
    }

    pub(super) const fn screen(&self) -> Screen {
        match self.step {
            ExportStep::Choose => Screen::ExportChoose,
            ExportStep::Password { .. } => Screen::ExportPassword,
            ExportStep::Shown { .. } => Screen::ExportShown,
        }
    }

    fn choose(&mut self, chosen: usize) {
        if let Some(what) = self.offers.get(chosen) {
            self.path = path_of(what);
            self.chosen = chosen;
            self.fault = None;
        }
    }

    fn submit(&mut self, typed: String) {
        if let Some(What::Branch { path, .. } | What::PublicBranch { path, .. }) =
            self.offers.get_mut(self.chosen)
        {
            self.path = typed;
            match self.path.trim().parse() {
                Ok(read) => *path = read,
                Err(_) => {
                    self.fault = Some(PathFault::NoPath);
                    return;
                }
            }
        }
        self.fault = None;
        self.step = ExportStep::Password {
            working_ms: None,
            wrong_count: 0,
        };
    }
}

/// Lists what a wallet can show: words, keys, branches.
fn offers(known: &Known) -> Vec<What> {
    let sources = || known.sources.iter();
    let words = sources()
        .filter(|source| matches!(source.kind, SourceKind::Words { .. }))
        .map(|source| What::Words(source.id));
    let keys = known
        .accounts
        .iter()
        .filter(|account| account.origin.can_sign())
        .map(|account| What::Key(account.index));
    let trees = || sources().filter(|source| source.kind.is_tree());
    let public = trees().map(|source| What::PublicBranch {
        source: source.id,
        path: default_path(source),
    });
    let private = trees()
        .filter(|source| source.kind.can_sign())
        .map(|source| What::Branch {
            source: source.id,
            path: default_path(source),
        });
    words.chain(keys).chain(public).chain(private).collect()
}

/// Where the accounts of a root lie together; a branch is taken as it is.
fn default_path(source: &SourceFacts) -> DerivationPath {
    let is_root = matches!(source.kind, SourceKind::Words { .. } | SourceKind::Shares);
    let steps = if is_root {
        let accounts = DerivationPath::accounts();
        accounts
            .steps()
            .iter()
            .take(ACCOUNT_DEPTH)
            .copied()
            .collect()
    } else {
        Vec::new()
    };
    DerivationPath::new(steps).unwrap_or_default()
}

fn path_of(what: &What) -> String {
    match what {
        What::Branch { path, .. } | What::PublicBranch { path, .. } => path.to_string(),
        _ => String::new(),
    }
}

fn shown(secrets: Secrets) -> Option<ExportStep> {
    let mut buffers = secrets.into_buffers().into_iter();
    let secret = buffers.next()?.into_text().ok()?;
    let passphrase = match buffers.next() {
        Some(passphrase) => passphrase.into_text().ok()?,
        None => SecretText::default(),
    };
    Some(ExportStep::Shown { secret, passphrase })
}

/// How deep the branch of an account lies: `m/44'/60'/0'`.
const ACCOUNT_DEPTH: usize = 3;
