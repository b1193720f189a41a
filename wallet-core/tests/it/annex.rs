//! The annex: its one function, in values and in bytes.

use wallet_core::{
    annex::{NotAMessage, Refusal, Request, Response, decode, encode, handle, serve},
    keystore::{KeystoreError, Price, RANDOM_LEN_BYTES},
    signer::Secrets,
};

use crate::{keystore::NEW_PASSWORD, support::data};

#[test]
fn opens_and_writes_keystores() {
    let key = vec![7; 32];
    let random: Vec<u8> = (0_u8..).take(RANDOM_LEN_BYTES).collect();
    let password = NEW_PASSWORD.as_bytes().to_vec();
    let secrets = Secrets::from(vec![key.clone(), password.clone(), random]);
    let (written, secrets) = ask(&Request::WriteKeystore, secrets);
    let Response::KeystoreWritten { file } = written else {
        panic!("{written:?}")
    };
    assert!(secrets.is_empty());
    assert_eq!(file, crate::keystore::new_keystore());

    let file = file.into_bytes();
    let request = Request::InspectKeystore { file: file.clone() };
    let (inspected, _) = ask(&request, Secrets::none());
    let address = "0x4a62316623ad457F02cDC5D997deD67a383EC569";
    let address = address.parse().unwrap();
    let price = Price::NEW;
    let expected = Response::KeystoreInspected {
        price,
        address: Some(address),
    };
    assert_eq!(inspected, expected);

    let request = Request::OpenKeystore { file };
    let (opened, secrets) = ask(&request, Secrets::from(vec![password]));
    let mismatch = None;
    assert_eq!(opened, Response::KeystoreOpened { address, mismatch });
    let [found] = <[_; 1]>::try_from(secrets.into_buffers()).unwrap();
    assert_eq!(found.expose(), key);
}

#[test]
fn refuses_what_it_cannot_do() {
    let file = data("keystores.json")["keystores"][2]["file"].clone();
    let file = file.as_str().unwrap().as_bytes().to_vec();
    let check = |secrets: Vec<Vec<u8>>, expected| {
        let request = Request::OpenKeystore { file: file.clone() };
        let (answer, secrets) = handle(request, Secrets::from(secrets));
        assert_eq!(answer, Response::Refused(expected));
        assert!(secrets.is_empty());
    };
    let wrong = KeystoreError::WrongPasswordOrDamaged;
    check(vec![b"fop".to_vec()], Refusal::Keystore(wrong));
    check(vec![], Refusal::WrongSecretCount);
    check(vec![b"foo".to_vec(); 2], Refusal::WrongSecretCount);
    check(vec![vec![0xff]], Refusal::NotText);
}

#[test]
fn reads_whole_messages_only() {
    let secrets = || Secrets::from(vec![vec![1, 2], vec![], vec![3]]);
    let bytes = encode(&Request::WriteKeystore, secrets());
    let (request, found) = decode::<Request>(bytes.expose()).unwrap();
    assert_eq!(request, Request::WriteKeystore);
    let found = found.into_buffers();
    let found: Vec<&[u8]> = found.iter().map(|each| each.expose()).collect();
    assert_eq!(found, [&[1, 2][..], &[], &[3]]);

    for len in 0..bytes.expose().len() {
        let (answer, _) = decode::<Response>(serve(&bytes.expose()[..len]).expose()).unwrap();
        assert_eq!(answer, Response::Refused(Refusal::Nonsense));
    }
    let longer = [bytes.expose(), &[0]].concat();
    let no_parts = [0; 4];
    let endless = [0xff; 64];
    let unknown = [1, 0, 0, 0, 1, 0, 0, 0, 99];
    for bytes in [&longer[..], &no_parts, &endless, &unknown] {
        assert_eq!(decode::<Request>(bytes).unwrap_err(), NotAMessage);
    }
}

/// Asks as the worker does: in bytes.
fn ask(request: &Request, secrets: Secrets) -> (Response, Secrets) {
    decode(serve(encode(request, secrets).expose()).expose()).unwrap()
}
