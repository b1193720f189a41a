//! A key realm that agrees to everything at once, and signs each request differently.

use std::collections::VecDeque;

use wallet_types::{
    Account, AccountIndex, AccountName, AccountOrigin, Address, DerivationPath, Digest, SourceId,
    protocol::{
        LockReason, PageMessage, RealmMessage, Refusal, Request, RequestId, StoreCause, VaultBytes,
        encode,
    },
    review::Intent,
};

pub(crate) struct Realm {
    /// Whether a frame comes up.
    pub(crate) alive: bool,
    /// Whether the person signs at once; otherwise the review stays open.
    pub(crate) signs: bool,
    /// Whether the person types the password at once; otherwise the door stays closed.
    pub(crate) unlocks: bool,
    pub(crate) signatures: u8,
    pub(crate) heard: Vec<PageMessage>,
    accounts: u32,
    password: u8,
    after_store: VecDeque<RealmMessage>,
    /// The journey whose screen is open.
    open: Option<RequestId>,
}

impl Default for Realm {
    fn default() -> Self {
        Self {
            alive: true,
            signs: true,
            unlocks: true,
            signatures: 0,
            heard: Vec::new(),
            accounts: 0,
            password: 0,
            after_store: VecDeque::new(),
            open: None,
        }
    }
}

impl Realm {
    /// A new frame knows nothing of the one before.
    pub(crate) fn make_again(&mut self) {
        self.accounts = 0;
        self.password = 0;
        self.after_store.clear();
    }

    pub(crate) fn hear(&mut self, message: PageMessage) -> Vec<RealmMessage> {
        self.heard.push(message.clone());
        match message {
            PageMessage::Begin { id, request } => self.begin(id, request),
            PageMessage::Stored { .. } => self.after_store.drain(..).collect(),
            PageMessage::Lock => {
                self.after_store.clear();
                self.lock(LockReason::Asked)
            }
            _ => Vec::new(),
        }
    }

    /// Locks under whatever is open.
    pub(crate) fn lock(&mut self, reason: LockReason) -> Vec<RealmMessage> {
        let refused = self.open.take().map(|id| RealmMessage::Refused {
            id,
            reason: Refusal::Locked,
        });
        refused
            .into_iter()
            .chain([RealmMessage::Locked { reason }])
            .collect()
    }

    /// The answer to a review that was left open.
    pub(crate) fn sign(&mut self, id: RequestId) -> Vec<RealmMessage> {
        let request = self.heard.iter().rev().find_map(|message| match message {
            PageMessage::Begin {
                id: asked,
                request: Request::Review(review),
            } if *asked == id => Some(review.clone()),
            _ => None,
        });
        let Intent::Payment(payment) = request.expect("a review was asked for").intent else {
            panic!("signs payments alone");
        };
        self.signatures += 1;
        let mut raw = encode(&payment);
        raw.push(self.signatures);
        let hash = Digest::keccak256(&raw);
        vec![
            RealmMessage::Signed { id, raw, hash },
            RealmMessage::Done { id },
        ]
    }

    pub(crate) fn review_id(&self) -> Option<RequestId> {
        self.heard.iter().rev().find_map(|message| match message {
            PageMessage::Begin {
                id,
                request: Request::Review(_),
            } => Some(*id),
            _ => None,
        })
    }

    fn begin(&mut self, id: RequestId, request: Request) -> Vec<RealmMessage> {
        match request {
            Request::Create => self.store(id, StoreCause::Created, 1),
            Request::RestoreWords => self.store(id, StoreCause::RestoredFromWords, 1),
            Request::RestoreVault { vault } => {
                self.read(&vault);
                let count = self.accounts;
                self.store(id, StoreCause::RestoredFromVault, count)
            }
            Request::Unlock { .. } if !self.unlocks => {
                self.open = Some(id);
                Vec::new()
            }
            Request::Unlock { vault } => {
                self.read(&vault);
                let accounts = accounts(self.accounts);
                vec![
                    RealmMessage::Unlocked { id, accounts },
                    RealmMessage::Done { id },
                ]
            }
            Request::AddAccount { .. } => {
                let count = self.accounts + 1;
                self.store(id, StoreCause::AccountsChanged, count)
            }
            // The last one goes, as in these tests it is always the one that is asked for.
            Request::RemoveAccount { .. } => {
                let count = self.accounts - 1;
                self.store(id, StoreCause::AccountsChanged, count)
            }
            Request::ChangePassword => {
                self.password += 1;
                let count = self.accounts;
                self.store(id, StoreCause::PasswordChanged, count)
            }
            Request::Review(_) if self.signs => self.sign(id),
            Request::Review(_) => {
                self.open = Some(id);
                Vec::new()
            }
            _ => vec![RealmMessage::Done { id }],
        }
    }

    fn store(&mut self, id: RequestId, cause: StoreCause, count: u32) -> Vec<RealmMessage> {
        self.accounts = count;
        let accounts = accounts(count);
        let opens = matches!(
            cause,
            StoreCause::Created | StoreCause::RestoredFromWords | StoreCause::RestoredFromVault
        );
        if opens {
            let accounts = accounts.clone();
            self.after_store
                .push_back(RealmMessage::Unlocked { id, accounts });
        }
        self.after_store.push_back(RealmMessage::Done { id });
        let count = u8::try_from(count).expect("few accounts");
        let vault = VaultBytes(vec![0xec, count, self.password]);
        vec![RealmMessage::Store {
            id,
            vault,
            accounts,
            cause,
        }]
    }

    fn read(&mut self, vault: &VaultBytes) {
        self.accounts = vault.0.get(1).copied().map_or(1, u32::from);
        self.password = vault.0.get(2).copied().unwrap_or(0);
    }
}

pub(crate) fn own(index: u32) -> Address {
    let digit = u8::try_from(index + 1).expect("few accounts");
    Address::from_bytes([digit; 20])
}

fn accounts(count: u32) -> Vec<Account> {
    (0..count)
        .map(|index| Account {
            index: AccountIndex(index),
            address: own(index),
            name: AccountName::numbered(AccountIndex(index)),
            origin: AccountOrigin::Path {
                source: SourceId(0),
                path: DerivationPath::account(AccountIndex(index)).unwrap_or_default(),
                can_sign: true,
            },
        })
        .collect()
}
