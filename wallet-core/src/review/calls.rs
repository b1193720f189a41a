//! Well-known calls, read out of a transaction's data as the chain would read them.
//!
//! Bytes that are missing count as zero, and bytes beyond the arguments are passed over, since
//! that is what contracts do. What is written otherwise than compilers write it is read all the
//! same, and said to be irregular: a reader that gave up on it would be blind where it matters most.

use alloy_primitives::U256;
use wallet_types::{
    Address, Transaction,
    call::{KnownCall, TokenAmount},
    explained::DecodedCall,
};

/// Reads a well-known call, `None` where the data is none.
pub(super) fn of(transaction: &Transaction) -> Option<DecodedCall> {
    let selector = u32::from_be_bytes(transaction.selector()?);
    let (_, words, read) = CALLS.iter().find(|(known, ..)| *known == selector)?;
    let data = transaction.data.get(4..)?;
    let mut arguments = Arguments {
        data,
        is_regular: data.len() >= words * WORD_LEN_BYTES,
    };
    let call = read(&mut arguments);
    Some(DecodedCall {
        call,
        is_regular: arguments.is_regular,
    })
}

/// A selector, how many words its arguments have at the least, and how they are read.
type Known = (u32, usize, fn(&mut Arguments<'_>) -> KnownCall);

/// The arguments of a call, as words of 32 bytes.
struct Arguments<'a> {
    data: &'a [u8],
    is_regular: bool,
}

impl Arguments<'_> {
    /// Reads the word at a place.
    fn word(&self, at: usize) -> [u8; WORD_LEN_BYTES] {
        let start = (at * WORD_LEN_BYTES).min(self.data.len());
        let found = &self.data[start..self.data.len().min(start + WORD_LEN_BYTES)];
        let mut word = [0; WORD_LEN_BYTES];
        word[..found.len()].copy_from_slice(found);
        word
    }

    fn amount(&self, at: usize) -> TokenAmount {
        TokenAmount(U256::from_be_bytes(self.word(at)))
    }

    fn address(&mut self, at: usize) -> Address {
        let word = self.word(at);
        let (padding, low) = word.split_at(WORD_LEN_BYTES - 20);
        self.is_regular &= padding.iter().all(|byte| *byte == 0);
        let mut address = [0; 20];
        address.copy_from_slice(low);
        Address::from_bytes(address)
    }

    fn boolean(&mut self, at: usize) -> bool {
        let amount = self.amount(at).0;
        self.is_regular &= amount <= U256::ONE;
        !amount.is_zero()
    }

    fn transfer_from(&mut self) -> KnownCall {
        KnownCall::TransferFrom {
            from: self.address(0),
            to: self.address(1),
            amount: self.amount(2),
        }
    }
}

const CALLS: &[Known] = &[
    (0xa905_9cbb, 2, |a| KnownCall::Transfer {
        to: a.address(0),
        amount: a.amount(1),
    }),
    (0x095e_a7b3, 2, |a| KnownCall::Approve {
        spender: a.address(0),
        amount: a.amount(1),
    }),
    (0x23b8_72dd, 3, |a| a.transfer_from()),
    (0x4284_2e0e, 3, |a| a.transfer_from()),
    (0xb88d_4fde, 4, |a| a.transfer_from()),
    (0xf242_432a, 5, |a| KnownCall::TransferKind {
        from: a.address(0),
        to: a.address(1),
        kind: a.amount(2),
        amount: a.amount(3),
    }),
    (0x2eb2_c2d6, 5, |a| KnownCall::TransferBatch {
        from: a.address(0),
        to: a.address(1),
    }),
    (0x3950_9351, 2, |a| KnownCall::IncreaseAllowance {
        spender: a.address(0),
        amount: a.amount(1),
    }),
    (0xa22c_b465, 2, |a| KnownCall::ApproveAll {
        operator: a.address(0),
        is_approved: a.boolean(1),
    }),
    (0xd505_accf, 7, |a| KnownCall::Permit {
        owner: a.address(0),
        spender: a.address(1),
        amount: a.amount(2),
    }),
    // The form of DAI, which knows all or nothing.
    (0x8fcb_af0c, 8, |a| KnownCall::Permit {
        owner: a.address(0),
        spender: a.address(1),
        amount: TokenAmount(if a.boolean(4) { U256::MAX } else { U256::ZERO }),
    }),
    (0x8751_7c45, 4, |a| {
        let amount = a.amount(2);
        a.is_regular &= amount.0.bit_len() <= 160;
        KnownCall::ApproveToken {
            token: a.address(0),
            spender: a.address(1),
            amount,
        }
    }),
];

const WORD_LEN_BYTES: usize = 32;

#[cfg(test)]
mod tests {
    use wallet_types::Digest;

    use super::*;

    const SIGNATURES: &[&str] = &[
        "transfer(address,uint256)",
        "approve(address,uint256)",
        "transferFrom(address,address,uint256)",
        "safeTransferFrom(address,address,uint256)",
        "safeTransferFrom(address,address,uint256,bytes)",
        "safeTransferFrom(address,address,uint256,uint256,bytes)",
        "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)",
        "increaseAllowance(address,uint256)",
        "setApprovalForAll(address,bool)",
        "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
        "permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)",
        "approve(address,address,uint160,uint48)",
    ];

    #[test]
    fn selectors_are_those_of_their_signatures() {
        assert_eq!(CALLS.len(), SIGNATURES.len());
        for ((selector, words, _), signature) in CALLS.iter().zip(SIGNATURES) {
            let digest = Digest::keccak256(signature.as_bytes());
            assert_eq!(
                digest.as_bytes()[..4],
                selector.to_be_bytes(),
                "{signature}"
            );
            assert_eq!(*words, signature.split(',').count(), "{signature}");
        }
    }
}
