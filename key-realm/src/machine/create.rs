//! Making a wallet: how many words, the words, three of them asked for, then the setup.

mod dice;

use wallet_core::{
    mnemonic::{WordCount, WordPosition},
    secret::SecretText,
    signer::{Request, Response, Secrets},
};
use wallet_types::{Address, protocol::StoreCause};

pub(crate) use self::dice::Dice;
use super::{
    action::{Action, Roll},
    journey::Screen,
    out::{self, End, Out},
    setup::Setup,
};

/// The making of a wallet.
#[derive(Debug)]
pub(crate) struct Create {
    /// How many words are drawn.
    pub(crate) word_count: WordCount,
    /// The step it is at.
    pub(crate) step: CreateStep,
}

/// A step of making a wallet.
#[derive(Debug)]
pub(crate) enum CreateStep {
    /// How many words.
    Choose,
    /// One's own dice, coins or cards.
    Dice(Dice),
    /// The words are shown.
    Words(Drawn),
    /// Three of them are asked for.
    Check {
        /// The words, should the person look again.
        drawn: Drawn,
        /// Which words, in the order asked.
        positions: [WordPosition; 3],
        /// Where another word was typed.
        wrong: Vec<WordPosition>,
    },
    /// Password, vault, seal, file.
    Setup(Setup),
}

/// Words that were drawn.
#[derive(Debug)]
pub(crate) struct Drawn {
    /// The words, parted by spaces.
    pub(crate) words: SecretText,
    address: Address,
}

impl Create {
    pub(super) const fn new() -> Self {
        Self {
            word_count: WordCount::Twelve,
            step: CreateStep::Choose,
        }
    }

    pub(super) fn act(&mut self, action: Action, out: &mut Out) {
        match (&mut self.step, action) {
            (CreateStep::Choose, Action::ChooseWordCount(count)) => self.word_count = count,
            (CreateStep::Choose, Action::DrawWords) => {
                let word_count = self.word_count;
                out.ask(Request::NewPhrase { word_count }, Vec::new());
            }
            (CreateStep::Choose, Action::Roll(Roll::Open)) => {
                self.step = CreateStep::Dice(Dice::new());
            }
            (CreateStep::Dice(_), Action::Back) => {
                out.forget();
                self.step = CreateStep::Choose;
            }
            (CreateStep::Dice(dice), Action::Roll(roll)) => dice.act(roll, self.word_count, out),
            (CreateStep::Words(_), Action::Back) => {
                out.drop_draft();
                self.step = CreateStep::Choose;
            }
            (CreateStep::Words(_), Action::WordsWritten { dice }) => {
                let positions = pick_three(self.word_count, dice);
                self.move_words(|drawn| CreateStep::Check {
                    drawn,
                    positions,
                    wrong: Vec::new(),
                });
            }
            (CreateStep::Check { .. }, Action::Back) => self.move_words(CreateStep::Words),
            (CreateStep::Check { positions, .. }, Action::CheckWords(typed)) => {
                let positions = positions.to_vec();
                out.ask(Request::CheckWords { positions }, typed);
            }
            (CreateStep::Setup(setup), action) => setup.act(action, out),
            _ => {}
        }
    }

    pub(super) fn answer(&mut self, response: Response, secrets: Secrets, out: &mut Out) {
        match (&mut self.step, response) {
            (CreateStep::Setup(setup), response) => setup.answer(response, secrets, out),
            (
                CreateStep::Choose | CreateStep::Dice(_),
                Response::DraftReady {
                    first_address: address,
                    ..
                },
            ) => match out::only_text(secrets) {
                Some(words) => self.step = CreateStep::Words(Drawn { words, address }),
                None => out.refuse_inside(),
            },
            (CreateStep::Dice(dice), response) => dice.answer(response, secrets, out),
            (CreateStep::Check { wrong, drawn, .. }, Response::WordsChecked { wrong: found }) => {
                if found.is_empty() {
                    let setup = Setup::new(StoreCause::Created, drawn.address, out);
                    self.step = CreateStep::Setup(setup);
                } else {
                    *wrong = found;
                }
            }
            (_, Response::Refused(refusal)) => out.refuse(&refusal),
            _ => out.refuse_inside(),
        }
    }

    pub(super) fn leave(&self, out: &mut Out) {
        match &self.step {
            CreateStep::Setup(setup) => setup.leave(out),
            CreateStep::Choose | CreateStep::Dice(_) => out.end(End::Declined),
            _ => {
                out.drop_draft();
                out.end(End::Declined);
            }
        }
    }

    pub(super) fn again(self) -> Option<Self> {
        match self.step {
            CreateStep::Setup(setup) if setup.is_made() => None,
            _ => Some(Self {
                word_count: self.word_count,
                step: CreateStep::Choose,
            }),
        }
    }

    pub(super) const fn screen(&self) -> Screen {
        match &self.step {
            CreateStep::Choose => Screen::CreateChoose,
            CreateStep::Dice(_) => Screen::CreateDice,
            CreateStep::Words(_) => Screen::CreateWords,
            CreateStep::Check { .. } => Screen::CreateCheck,
            CreateStep::Setup(setup) => setup.screen(),
        }
    }

    fn move_words(&mut self, to: impl FnOnce(Drawn) -> CreateStep) {
        let step = std::mem::replace(&mut self.step, CreateStep::Choose);
        self.step = match step {
            CreateStep::Words(drawn) | CreateStep::Check { drawn, .. } => to(drawn),
            other => other,
        };
    }
}

/// Picks three different words, in an order that is not theirs.
fn pick_three(count: WordCount, dice: u32) -> [WordPosition; 3] {
    let count = u32::try_from(count.words()).unwrap_or(12);
    let first = dice % count;
    // A step of 1 to count - 2 from the first, and the third wherever the dice say beyond these.
    let second = (first + 1 + (dice >> 8) % (count - 1)) % count;
    let mut third = (dice >> 16) % count;
    while third == first || third == second {
        third = (third + 1) % count;
    }
    [first, second, third].map(|at| WordPosition(u8::try_from(at + 1).unwrap_or(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picks_three_different_words() {
        for dice in (0..u32::MAX).step_by(9_700_417) {
            for count in [WordCount::Twelve, WordCount::TwentyFour] {
                let [a, b, c] = pick_three(count, dice).map(|p| usize::from(p.0));
                assert!(a != b && b != c && a != c, "{dice}");
                assert!(
                    [a, b, c].iter().all(|p| (1..=count.words()).contains(p)),
                    "{dice}"
                );
            }
        }
    }
}
