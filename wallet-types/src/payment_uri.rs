//! Payment requests as links ([ERC-681](https://eips.ethereum.org/EIPS/eip-681)).
//!
//! Owns strict reading and writing of `ethereum:` links that ask for ether, or for a token by its
//! `transfer`. Links that call any other function are named and refused: what they would do is not
//! for a link to say. Names of ENS are recognised and left unresolved. Nothing here pays: a link
//! suggests, and the person decides.
//!
//! ```text
//! request   = "ethereum:" [ "pay-" ] address [ "@" chain-id ] [ "/transfer" ] [ "?" parameters ]
//! parameter = ( "value" / "gas" / "gasLimit" / "gasPrice" ) "=" number / "address=" address / "uint256=" number
//! number    = 1*DIGIT [ "." 1*DIGIT ] [ ( "e" / "E" ) 1*DIGIT ]
//! ```

mod number;
#[cfg(test)]
mod tests;

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::{fmt, str::FromStr};

use alloy_primitives::U256;

use crate::{
    address::{Address, ParseAddressError},
    amount::Wei,
    chain_id::ChainId,
    transaction::Gas,
};

/// The longest link that is read, in bytes. Reading one takes at most 2 KiB of memory.
pub const MAX_LINK_LEN_BYTES: usize = 1024;

/// A request for a payment.
///
/// # Examples
/// ```
/// use wallet_types::{PaymentUri, Wei, amount::Unit};
///
/// let link = "ethereum:0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359@1?value=2.014e18";
/// let request: PaymentUri = link.parse()?;
/// assert_eq!(request.amount(), Some(Wei::parse("2.014", Unit::Ether).unwrap()));
/// # Ok::<(), wallet_types::payment_uri::PaymentUriError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentUri {
    /// The chain, where the link names one.
    pub chain_id: Option<ChainId>,
    /// What is asked for.
    pub request: Request,
    /// A limit of gas that the link suggests.
    pub gas_limit: Option<Gas>,
    /// A price of gas that the link suggests.
    pub gas_price: Option<Wei>,
}

/// What a link asks for.
///
/// # Examples
/// ```
/// use wallet_types::{PaymentUri, payment_uri::Request};
///
/// let link = "ethereum:0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48@1/transfer\
///             ?address=0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359&uint256=25e6";
/// let Request::Token { token, amount, .. } = link.parse::<PaymentUri>()?.request else {
///     panic!("a link for a token")
/// };
/// assert_eq!(token.as_bytes()[0], 0xa0);
/// assert_eq!(amount.unwrap().to_string(), "25000000");
/// # Ok::<(), wallet_types::payment_uri::PaymentUriError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Ether.
    Ether {
        /// Who is to be paid.
        to: Address,
        /// How much, where the link says.
        amount: Option<Wei>,
    },
    /// A token.
    Token {
        /// The token's contract.
        token: Address,
        /// Who is to be paid.
        to: Address,
        /// How much, in the token's smallest unit, where the link says.
        amount: Option<U256>,
    },
}

/// Why a text is no payment request.
///
/// # Examples
/// ```
/// use wallet_types::{PaymentUri, payment_uri::PaymentUriError};
///
/// let read = |text: &str| text.parse::<PaymentUri>();
/// assert_eq!(read("bitcoin:175tW"), Err(PaymentUriError::WrongScheme));
/// assert_eq!(read("ethereum:alice.eth?value=1"), Err(PaymentUriError::Name));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PaymentUriError {
    /// It does not begin with `ethereum:`.
    #[error("a payment link begins with ethereum:")]
    WrongScheme,
    /// It is longer than [`MAX_LINK_LEN_BYTES`].
    #[error("the link has more than {MAX_LINK_LEN_BYTES} bytes")]
    TooLong,
    /// It names a receiver by ENS, which cannot be looked up here.
    #[error("the link names its receiver by a name, not by an address")]
    Name,
    /// The address is none.
    #[error("the address of the link: {0}")]
    Address(#[from] ParseAddressError),
    /// The chain id is no number from 1 on.
    #[error("the link's chain id is no number of a chain")]
    ChainId,
    /// It calls a function other than a token's `transfer`.
    #[error("the link calls a function other than transfer")]
    UnknownFunction,
    /// A parameter is not known, or does not belong to such a link.
    #[error("parameter {position} is not known")]
    UnknownParameter {
        /// Which, counted from 1.
        position: usize,
    },
    /// A parameter stands twice, or a limit of gas in both of its names.
    #[error("parameter {position} stands twice")]
    Twice {
        /// Which, counted from 1.
        position: usize,
    },
    /// A number is none, is no whole number of the smallest unit, or is larger than any can be.
    #[error("the number of parameter {position} cannot be read")]
    Number {
        /// Which, counted from 1.
        position: usize,
    },
    /// A token transfer without a receiver.
    #[error("the link asks for a token and names nobody to pay")]
    NoReceiver,
}

impl PaymentUri {
    /// Makes a request for ether.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Address, ChainId, PaymentUri, Wei};
    ///
    /// let to = Address::from_bytes([0x11; 20]);
    /// let request = PaymentUri::ether(to, Some(ChainId::MAINNET), Some(Wei::from_u64(1_500_000)));
    /// assert_eq!(
    ///     request.to_string(),
    ///     "ethereum:0x1111111111111111111111111111111111111111@1?value=1.5e6"
    /// );
    /// ```
    #[must_use]
    pub const fn ether(to: Address, chain_id: Option<ChainId>, amount: Option<Wei>) -> Self {
        Self {
            chain_id,
            request: Request::Ether { to, amount },
            gas_limit: None,
            gas_price: None,
        }
    }

    /// Returns who is to be paid.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Address, PaymentUri};
    ///
    /// let to = Address::from_bytes([0x11; 20]);
    /// assert_eq!(PaymentUri::ether(to, None, None).to(), to);
    /// ```
    #[must_use]
    pub const fn to(&self) -> Address {
        match self.request {
            Request::Ether { to, .. } | Request::Token { to, .. } => to,
        }
    }

    /// Returns how much ether is asked for; `None` where the link leaves it open, or asks for a
    /// token.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Address, PaymentUri, Wei};
    ///
    /// let to = Address::from_bytes([0x11; 20]);
    /// let one = Some(Wei::from_u64(1));
    /// assert_eq!(PaymentUri::ether(to, None, one).amount(), one);
    /// assert_eq!(PaymentUri::ether(to, None, None).amount(), None);
    /// ```
    #[must_use]
    pub const fn amount(&self) -> Option<Wei> {
        match self.request {
            Request::Ether { amount, .. } => amount,
            Request::Token { .. } => None,
        }
    }

    /// Says whether a text means to be such a link.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::PaymentUri;
    ///
    /// assert!(PaymentUri::is_meant("  Ethereum:pay-0x"));
    /// assert!(!PaymentUri::is_meant("0xd8dA"));
    /// ```
    #[must_use]
    pub fn is_meant(text: &str) -> bool {
        without_scheme(text.trim()).is_some()
    }
}

impl FromStr for PaymentUri {
    type Err = PaymentUriError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if text.len() > MAX_LINK_LEN_BYTES {
            return Err(PaymentUriError::TooLong);
        }
        let rest = without_scheme(text).ok_or(PaymentUriError::WrongScheme)?;
        let rest = rest.strip_prefix("pay-").unwrap_or(rest);
        let (target, parameters) = match rest.split_once('?') {
            Some((target, parameters)) => (target, Some(parameters)),
            None => (rest, None),
        };
        let (target, function) = match target.split_once('/') {
            Some((target, function)) => (target, Some(function)),
            None => (target, None),
        };
        let (address, chain_id) = match target.split_once('@') {
            Some((address, chain)) => (address, Some(read_chain(chain)?)),
            None => (target, None),
        };
        let address = read_address(address)?;
        let found = Parameters::read(parameters)?;
        let request = match function {
            None => found.ether(address)?,
            Some("transfer") => found.token(address)?,
            Some(_) => return Err(PaymentUriError::UnknownFunction),
        };
        let gas_limit = found.gas_limit.map(|(_, gas)| gas);
        let gas_price = found.gas_price.map(|(_, wei)| wei);
        Ok(Self {
            chain_id,
            request,
            gas_limit,
            gas_price,
        })
    }
}

impl fmt::Display for PaymentUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (target, transfer) = match self.request {
            Request::Ether { to, .. } => (to, ""),
            Request::Token { token, .. } => (token, "/transfer"),
        };
        write!(f, "ethereum:{target}")?;
        if let Some(chain_id) = self.chain_id {
            write!(f, "@{}", chain_id.get())?;
        }
        f.write_str(transfer)?;
        let mut parameters = Vec::<(&str, String)>::new();
        match self.request {
            Request::Ether { amount, .. } => {
                let amount = amount.map(|wei| number::shortest(&wei.as_u256()));
                parameters.extend(amount.map(|text| ("value", text)));
            }
            Request::Token { to, amount, .. } => {
                parameters.push(("address", to.to_string()));
                let amount = amount.map(|units| number::shortest(&units));
                parameters.extend(amount.map(|text| ("uint256", text)));
            }
        }
        let gas_limit = self.gas_limit.map(|gas| gas.0.to_string());
        parameters.extend(gas_limit.map(|text| ("gasLimit", text)));
        let gas_price = self.gas_price.map(|wei| wei.as_u256().to_string());
        parameters.extend(gas_price.map(|text| ("gasPrice", text)));
        for (at, (key, value)) in parameters.iter().enumerate() {
            write!(f, "{}{key}={value}", if at == 0 { '?' } else { '&' })?;
        }
        Ok(())
    }
}

/// The parameters of a link, each with its place.
#[derive(Default)]
struct Parameters {
    value: Option<(usize, U256)>,
    units: Option<(usize, U256)>,
    receiver: Option<(usize, Address)>,
    gas_limit: Option<(usize, Gas)>,
    gas_price: Option<(usize, Wei)>,
}

impl Parameters {
    fn read(text: Option<&str>) -> Result<Self, PaymentUriError> {
        let mut found = Self::default();
        let Some(text) = text else {
            return Ok(found);
        };
        for (at, parameter) in text.split('&').enumerate() {
            found.take(at + 1, parameter)?;
        }
        Ok(found)
    }

    fn take(&mut self, position: usize, parameter: &str) -> Result<(), PaymentUriError> {
        let unknown = PaymentUriError::UnknownParameter { position };
        let (key, value) = parameter.split_once('=').ok_or(unknown.clone())?;
        let number = || number::read(value).ok_or(PaymentUriError::Number { position });
        match key {
            "value" => once(&mut self.value, position, number()?),
            "uint256" => once(&mut self.units, position, number()?),
            "gasPrice" => once(&mut self.gas_price, position, Wei::new(number()?)),
            "gas" | "gasLimit" => {
                let gas = u64::try_from(number()?);
                let gas = gas.map_err(|_| PaymentUriError::Number { position })?;
                once(&mut self.gas_limit, position, Gas(gas))
            }
            "address" => once(&mut self.receiver, position, read_address(value)?),
            _ => Err(unknown),
        }
    }

    fn ether(&self, to: Address) -> Result<Request, PaymentUriError> {
        absent(self.units.map(|(at, _)| at))?;
        absent(self.receiver.map(|(at, _)| at))?;
        let amount = self.value.map(|(_, wei)| Wei::new(wei));
        Ok(Request::Ether { to, amount })
    }

    fn token(&self, token: Address) -> Result<Request, PaymentUriError> {
        // Ether beside a token transfer would be lost in most contracts.
        absent(self.value.map(|(at, _)| at))?;
        let (_, to) = self.receiver.ok_or(PaymentUriError::NoReceiver)?;
        let amount = self.units.map(|(_, units)| units);
        Ok(Request::Token { token, to, amount })
    }
}

fn once<T>(
    slot: &mut Option<(usize, T)>,
    position: usize,
    value: T,
) -> Result<(), PaymentUriError> {
    if slot.is_some() {
        return Err(PaymentUriError::Twice { position });
    }
    *slot = Some((position, value));
    Ok(())
}

const fn absent(position: Option<usize>) -> Result<(), PaymentUriError> {
    match position {
        Some(position) => Err(PaymentUriError::UnknownParameter { position }),
        None => Ok(()),
    }
}

/// Schemes are the same in any case ([RFC 3986](https://www.rfc-editor.org/rfc/rfc3986), 3.1).
fn without_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    scheme.eq_ignore_ascii_case("ethereum").then_some(rest)
}

fn read_address(text: &str) -> Result<Address, PaymentUriError> {
    match text.parse() {
        // What is no address and has a dot is a name, which is never taken for an address.
        Err(ParseAddressError::MissingPrefix) if text.contains('.') => Err(PaymentUriError::Name),
        result => Ok(result?),
    }
}

fn read_chain(text: &str) -> Result<ChainId, PaymentUriError> {
    let is_plain = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    let number = text.parse().ok().filter(|_| is_plain);
    number
        .and_then(|number: u64| ChainId::try_from(number).ok())
        .ok_or(PaymentUriError::ChainId)
}
