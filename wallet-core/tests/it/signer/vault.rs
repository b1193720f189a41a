//! Vaults: making, opening, changing, and what each refuses.

use super::*;

#[test]
fn remembers_the_passphrase_in_the_vault() {
    let mut realm = Realm::new();
    let _ = realm.ask(
        Request::ImportPhrase {
            language: Language::English,
        },
        [bytes(WORDS)],
    );
    let reply = realm.ask(Request::SetPassphrase, [bytes("tide")]);
    let Response::DraftReady { first_address, .. } = reply.response else {
        panic!("{:?}", reply.response);
    };
    let vault = realm.make_vault();
    let mut other = Realm::new();
    let accounts = other.unlock(&vault, PASSWORD);
    assert_eq!(accounts[0].address, first_address);
    let reply = other.ask(
        Request::Export(Export::Words(SourceId(0))),
        [bytes(PASSWORD)],
    );
    assert_eq!(texts(reply.secrets), [WORDS, "tide"]);
}

#[test]
fn creates_nothing_without_randomness() {
    let mut realm = Realm::new();
    let none = Some(Refusal::NoRandomness);
    let word_count = WordCount::TwentyFour;
    let new = || Request::NewPhrase { word_count };
    assert_eq!(realm.refusal(new(), [vec![0; RANDOM_LEN_BYTES]]), none);
    assert_eq!(realm.refusal(new(), [vec![0xff; RANDOM_LEN_BYTES]]), none);
    assert_eq!(realm.refusal(new(), [random(1)[1..].to_vec()]), none);
    assert_eq!(realm.refusal(new(), [Vec::new()]), none);
    assert_eq!(realm.refusal(new(), []), Some(Refusal::WrongSecretCount));
    let _ = realm.ask(
        Request::ImportPhrase {
            language: Language::English,
        },
        [bytes(WORDS)],
    );
    let kdf = Kdf::CHEAPEST;
    let make = [bytes(PASSWORD), vec![0; RANDOM_LEN_BYTES]];
    assert_eq!(realm.refusal(Request::MakeVault { kdf }, make), none);
}

#[test]
fn holds_passwords_to_the_rules() {
    let mut realm = Realm::new();
    let _ = realm.ask(
        Request::ImportPhrase {
            language: Language::English,
        },
        [bytes(WORDS)],
    );
    let kdf = Kdf::CHEAPEST;
    let mut check = |password: &str, verdict: PasswordVerdict| {
        let refused = Some(Refusal::WeakPassword(verdict));
        let secrets = [bytes(password), random(4)];
        assert_eq!(realm.refusal(Request::MakeVault { kdf }, secrets), refused);
    };
    check("eleven chrs", PasswordVerdict::TooShort { chars: 11 });
    check("1q2w3e4r5t6y", PasswordVerdict::Common);
    check("P@ssw0rd2026!", PasswordVerdict::Common);
    check("sunshineprincess", PasswordVerdict::Common);
    check("098765432109", PasswordVerdict::Common);
    check("kelpkelpkelp", PasswordVerdict::Pattern);
    let words = [vec![0xff, 0xfe], random(4)];
    let refused = Some(Refusal::NotText);
    assert_eq!(realm.refusal(Request::MakeVault { kdf }, words), refused);
}

#[test]
fn tells_what_is_wrong_with_a_vault() {
    let mut realm = Realm::new();
    let vault = sample();
    let refused = Some(Refusal::WrongPassword);
    let unlock = |vault: &VaultBytes| Request::Unlock {
        vault: vault.clone(),
    };
    assert_eq!(realm.refusal(unlock(&vault), [bytes("wrong")]), refused);
    let mut damaged = vault.clone();
    damaged.0[140] ^= 1;
    let error = Refusal::Vault(VaultError::Damaged);
    assert_eq!(error.for_page(), protocol::Refusal::DamagedVault);
    let refused = Some(error);
    assert_eq!(realm.refusal(unlock(&damaged), [bytes(PASSWORD)]), refused);
    let inspect = Request::InspectVault { vault: damaged };
    assert_eq!(realm.refusal(inspect, []), refused);
    let reply = realm.ask(Request::InspectVault { vault }, []);
    let kdf = Kdf::CHEAPEST;
    assert_eq!(reply.response, Response::VaultInspected { kdf });
    assert!(!realm.signer.is_unlocked());
}

#[test]
fn adds_and_renames_accounts() {
    let mut realm = Realm::unlocked();
    let name = AccountName::new("Savings").unwrap();
    let add = Request::AddAccount { name: None };
    let accounts = realm.changed(add, [random(5)]).1;
    let listed: Vec<_> = accounts.iter().map(|a| a.address.to_string()).collect();
    assert_eq!(listed, ADDRESSES[..2]);
    assert_eq!(accounts[1].name.as_str(), "Account 2");
    let index = AccountIndex(1);
    let rename = Request::RenameAccount {
        index,
        name: name.clone(),
    };
    let (vault, accounts) = realm.changed(rename, [random(6)]);
    assert_eq!(accounts[1].name, name);
    assert_eq!(Realm::new().unlock(&vault, PASSWORD), accounts);
    let index = AccountIndex(7);
    let rename = Request::RenameAccount { index, name };
    let refused = Some(Refusal::NoSuchAccount);
    assert_eq!(realm.refusal(rename, [random(7)]), refused);
}

#[test]
fn reveals_words_to_the_password_alone() {
    let mut realm = Realm::unlocked();
    let refused = Some(Refusal::WrongPassword);
    let wrong = [bytes("another password")];
    assert_eq!(
        realm.refusal(Request::Export(Export::Words(SourceId(0))), wrong),
        refused
    );
    let reply = realm.ask(
        Request::Export(Export::Words(SourceId(0))),
        [bytes(PASSWORD)],
    );
    let words = Export::Words(SourceId(0));
    assert_eq!(reply.response, Response::Exported(words));
    assert_eq!(texts(reply.secrets), [WORDS, ""]);
}

#[test]
fn changes_the_password() {
    let mut realm = Realm::unlocked();
    let new = "a lantern in the fog";
    let kdf = Kdf::CHEAPEST;
    let change = || Request::ChangePassword { kdf };
    let wrong = [bytes("another password"), bytes(new), random(8)];
    assert_eq!(realm.refusal(change(), wrong), Some(Refusal::WrongPassword));
    let weak = [bytes(PASSWORD), bytes("short"), random(8)];
    let refused = Refusal::WeakPassword(PasswordVerdict::TooShort { chars: 5 });
    assert_eq!(realm.refusal(change(), weak), Some(refused));
    let right = [bytes(PASSWORD), bytes(new), random(8)];
    let (vault, accounts) = realm.changed(change(), right);
    assert_eq!(Realm::new().unlock(&vault, new), accounts);
    let refused = Some(Refusal::WrongPassword);
    let unlock = Request::Unlock { vault };
    assert_eq!(Realm::new().refusal(unlock, [bytes(PASSWORD)]), refused);
}
