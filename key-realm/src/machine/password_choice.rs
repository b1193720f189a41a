//! Choosing a new password: five drawn words, or one of the person's own.

use wallet_core::{
    password::PasswordVerdict,
    secret::SecretText,
    signer::{Request, Response, Secrets},
};

use super::{
    action::Action,
    out::{self, Out},
};

/// The choice under way.
#[derive(Debug, Default)]
pub(crate) struct PasswordChoice {
    /// The five words offered.
    pub(crate) drawn: Option<SecretText>,
    /// How often words were drawn.
    pub(crate) draws: u32,
    /// What is wrong with the password handed in.
    pub(crate) fault: Option<PasswordFault>,
    judged: Option<SecretText>,
}

/// What is wrong with a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PasswordFault {
    /// The two fields differ.
    Differ,
    /// It breaks a rule.
    Weak(PasswordVerdict),
}

impl PasswordChoice {
    /// Has words drawn.
    pub(super) fn draw(&mut self, out: &mut Out) {
        self.fault = None;
        out.ask(Request::SuggestPassword, Vec::new());
    }

    /// Takes an act of the person; returns the password once there is one.
    pub(super) fn act(&mut self, action: Action, out: &mut Out) -> Option<SecretText> {
        match action {
            Action::DrawPassword => self.draw(out),
            Action::UseDrawnPassword => return self.drawn.take(),
            Action::UseOwnPassword { password, repeat } => self.judge(password, &repeat, out),
            _ => {}
        }
        None
    }

    /// Takes an answer of the signer; returns the password once it was found good.
    pub(super) fn answer(&mut self, response: &Response, secrets: Secrets) -> Option<SecretText> {
        match response {
            Response::PasswordSuggested => {
                self.drawn = out::only_text(secrets);
                self.draws += 1;
            }
            Response::PasswordJudged(PasswordVerdict::Acceptable) => return self.judged.take(),
            Response::PasswordJudged(verdict) => self.weak(*verdict),
            _ => {}
        }
        None
    }

    /// Notes that the password breaks a rule.
    pub(super) fn weak(&mut self, verdict: PasswordVerdict) {
        self.judged = None;
        self.fault = Some(PasswordFault::Weak(verdict));
    }

    fn judge(&mut self, password: SecretText, repeat: &SecretText, out: &mut Out) {
        if password.expose() == repeat.expose() {
            self.fault = None;
            out.ask(Request::JudgePassword, vec![out::copy(&password)]);
            self.judged = Some(password);
        } else {
            self.fault = Some(PasswordFault::Differ);
        }
    }
}
