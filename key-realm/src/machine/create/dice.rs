//! One's own dice, coins or cards, for the words of a new wallet.

use wallet_core::{
    mnemonic::{Judgement, Mixing, PhysicalEntropyError, Tool, WordCount},
    secret::SecretText,
    signer::{Request, Response, Secrets},
};

use crate::{
    machine::{
        action::Roll,
        out::{self, Out, Topic},
    },
    protocol::Ask,
};

/// The typing of rolls. They stay in their field; what is known of them is here.
#[derive(Debug)]
pub(crate) struct Dice {
    /// What is rolled, tossed or drawn.
    pub(crate) tool: Tool,
    /// What the rolls typed so far amount to, with the bits that follow.
    pub(crate) judged: Option<(Judgement, SecretText)>,
    /// What is wrong with them.
    pub(crate) fault: Option<PhysicalEntropyError>,
    /// Whether the generator is left out.
    pub(crate) is_alone: bool,
}

impl Dice {
    pub(super) const fn new() -> Self {
        Self {
            tool: Tool::D6,
            judged: None,
            fault: None,
            is_alone: false,
        }
    }

    #[inline(never)]
    pub(super) fn act(&mut self, roll: Roll, word_count: WordCount, out: &mut Out) {
        let tool = self.tool;
        match roll {
            Roll::Tool { tool, typed } => {
                self.tool = tool;
                self.judge(typed, word_count, out);
            }
            Roll::Typed(typed) => self.judge(typed, word_count, out),
            Roll::Alone(is_alone) => self.is_alone = is_alone,
            Roll::Draw(rolls) => {
                let mixing = if self.is_alone {
                    Mixing::PhysicalAlone
                } else {
                    Mixing::WithGenerator
                };
                let request = Request::NewPhraseFrom {
                    word_count,
                    tool,
                    mixing,
                };
                out.ask(request, vec![rolls]);
            }
            Roll::Open => {}
        }
    }

    /// Takes an answer about the rolls.
    #[inline(never)]
    pub(super) fn answer(&mut self, response: Response, secrets: Secrets, out: &mut Out) {
        match response {
            Response::RollsJudged(judgement) => {
                let bits = out::only_text(secrets).unwrap_or_default();
                self.judged = Some((judgement, bits));
            }
            Response::RollsRefused(fault) => self.fault = Some(fault),
            Response::Refused(refusal) => out.refuse(&refusal),
            _ => out.refuse_inside(),
        }
    }

    /// Says whether words can be made of them: alone, they must be beyond reproach.
    pub(crate) fn can_draw(&self) -> bool {
        let judged = self.judged.as_ref();
        self.fault.is_none()
            && judged.is_some_and(|(judged, _)| !self.is_alone || judged.findings.is_empty())
    }

    fn judge(&mut self, typed: SecretText, word_count: WordCount, out: &mut Out) {
        self.judged = None;
        self.fault = None;
        if typed.expose().trim().is_empty() {
            out.forget();
            return;
        }
        let tool = self.tool;
        let ask = Ask::Signer(Request::JudgeRolls { tool, word_count });
        out.ask_about(Topic::Hint(0), ask, vec![typed]);
    }
}
