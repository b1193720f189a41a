//! Trust marks: a shape first, a word second, a colour third; each opens its meaning.

use leptos::prelude::*;
use wallet_types::Mark;

/// A mark with the age of the figure beside it. Opening it says what it means.
#[component]
pub fn MarkBadge(
    /// The mark.
    mark: Mark,
    /// Seconds since the figure was read.
    #[prop(into)]
    age_s: Signal<u64>,
) -> impl IntoView {
    let block = mark.block().map(|block| block.number);
    view! {
        <div class="mark-line">
            <details class=format!("mark mark--{}", class_of(&mark))>
                <summary class="mark__summary" data-testid="mark">
                    <svg class="mark__shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                        <path class="mark__outline" d="M8 1.5 14.4 8 8 14.5 1.6 8z"></path>
                        <path class="mark__fill" d=fill_of(&mark)></path>
                    </svg>
                    {word_of(&mark)}
                </summary>
                <p class="mark__meaning">{meaning_of(&mark)}</p>
            </details>
            <span class="mark-line__age" data-testid="mark-age">
                {move || age_line(block, age_s.get())}
            </span>
        </div>
    }
}

fn age_line(block: Option<u64>, age_s: u64) -> String {
    let age = age(age_s);
    match block {
        Some(number) => format!("at block {}, {age}", grouped(number)),
        None => age,
    }
}

/// Says how long ago something was.
pub fn age(seconds: u64) -> String {
    match seconds {
        0..60 => format!("{seconds} s ago"),
        60..3_600 => format!("{} min ago", seconds / 60),
        3_600..86_400 => format!("{} h ago", seconds / 3_600),
        _ => format!("{} d ago", seconds / 86_400),
    }
}

fn grouped(number: u64) -> String {
    wallet_types::amount::group_whole(&number.to_string())
}

const fn class_of(mark: &Mark) -> &'static str {
    match mark {
        Mark::Proven { .. } => "proven",
        Mark::Agreed { .. } => "agreed",
        Mark::Claimed { .. } => "claimed",
        Mark::Disputed { .. } => "disputed",
    }
}

const fn fill_of(mark: &Mark) -> &'static str {
    match mark {
        Mark::Proven { .. } => "M8 1.5 14.4 8 8 14.5 1.6 8z",
        Mark::Agreed { .. } => "M1.6 8h12.8L8 14.5z",
        Mark::Claimed { .. } => "",
        Mark::Disputed { .. } => "M8 1.5 6.4 6l3.2 3L8 14.5 1.6 8z",
    }
}

fn word_of(mark: &Mark) -> String {
    match mark {
        Mark::Proven { .. } => "Proven".to_owned(),
        Mark::Agreed {
            agreeing, asked, ..
        } => format!("Agreed {agreeing} of {asked}"),
        Mark::Claimed { .. } => "Claimed".to_owned(),
        Mark::Disputed { .. } => "Disputed".to_owned(),
    }
}

fn meaning_of(mark: &Mark) -> String {
    match mark {
        Mark::Proven { .. } => "A proof against the block's own root was checked here.".to_owned(),
        Mark::Agreed {
            agreeing, asked, ..
        } => {
            format!("{agreeing} of {asked} endpoints of different operators gave this same figure.")
        }
        Mark::Claimed { endpoint, .. } => {
            format!("“{endpoint}” says so, and nothing here has checked it. It could be wrong.")
        }
        Mark::Disputed { evidence } => format!("Endpoints contradict each other: {evidence}"),
    }
}
