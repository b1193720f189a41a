//! Payment links and names with a chain, pasted where a recipient belongs.

use wallet_types::{
    Address, ChainId, InteroperableName, PaymentUri, amount::Unit, payment_uri::Request,
};

use crate::{
    model::{Flows, FormUnit},
    problem::{FieldProblem, LinkProblem},
};

impl Flows {
    /// Takes what was typed for the recipient. A link that asks for ether on this chain fills the
    /// form in; one that cannot be paid stays as it is, with what is wrong beside it.
    pub(super) fn take_recipient(&mut self, text: String) {
        self.send.form.link = None;
        match self.read_recipient(&text) {
            None => self.send.form.recipient = text,
            Some(Ok(link)) => {
                self.send.form.recipient = link.to.to_string();
                if let Some(amount) = link.amount {
                    self.send.form.amount = amount.to_decimal(Unit::Ether);
                    self.send.form.unit = FormUnit(Unit::Ether);
                    self.send.form.all = false;
                }
            }
            Some(Err(problem)) => {
                self.send.form.recipient = text;
                self.send.form.link = Some(FieldProblem::Link(problem));
            }
        }
        self.ask_recipient();
    }

    /// Reads a link or a name with a chain; `None` where the text means to be neither.
    fn read_recipient(&self, text: &str) -> Option<Result<Link, LinkProblem>> {
        if PaymentUri::is_meant(text) {
            return Some(self.read_link(text));
        }
        InteroperableName::is_meant(text).then(|| self.read_name(text))
    }

    fn read_link(&self, text: &str) -> Result<Link, LinkProblem> {
        let uri: PaymentUri = text.parse().map_err(LinkProblem::Link)?;
        if let Some(wanted) = uri.chain_id {
            self.is_here(wanted)?;
        }
        match uri.request {
            Request::Ether { to, amount } => Ok(Link { to, amount }),
            Request::Token { .. } => Err(LinkProblem::Token),
        }
    }

    fn read_name(&self, text: &str) -> Result<Link, LinkProblem> {
        let name: InteroperableName = text.parse().map_err(LinkProblem::Name)?;
        self.is_here(name.chain_id)?;
        Ok(Link {
            to: name.address,
            amount: None,
        })
    }

    fn is_here(&self, wanted: ChainId) -> Result<(), LinkProblem> {
        let here = self.first_endpoint().map(|first| first.network.chain_id);
        if here.is_none_or(|here| here == wanted) {
            Ok(())
        } else {
            Err(LinkProblem::OtherChain { wanted })
        }
    }
}

/// What a link suggests.
struct Link {
    to: Address,
    amount: Option<wallet_types::Wei>,
}
