//! Trust marks: a shape first, a word second, a colour third; each opens its meaning.

use wallet_types::Mark;

use crate::node::{Element, Text, classed, div, p, span};

/// Draws a mark with the age of the figure beside it. Opening it says what it means.
pub fn mark_badge(mark: &Mark, age_s: u64) -> Element {
    let block = mark.block().map(|block| block.number);
    let shape = classed("svg", "mark__shape")
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(classed("path", "mark__outline").attr("d", "M8 1.5 14.4 8 8 14.5 1.6 8z"))
        .child(classed("path", "mark__fill").attr("d", fill_of(mark)));
    let details = classed("details", class_of(mark))
        .child(
            classed("summary", "mark__summary")
                .test_id("mark")
                .child(shape)
                .child(word_of(mark)),
        )
        .child(p("mark__meaning").child(meaning_of(mark)));
    div("mark-line").child(details).child(
        span("mark-line__age")
            .test_id("mark-age")
            .child(age_line(block, age_s)),
    )
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
        Mark::Proven { .. } => "mark mark--proven",
        Mark::Agreed { .. } => "mark mark--agreed",
        Mark::Claimed { .. } => "mark mark--claimed",
        Mark::Disputed { .. } => "mark mark--disputed",
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

fn word_of(mark: &Mark) -> Text {
    match mark {
        Mark::Proven { .. } => "Proven".into(),
        Mark::Agreed {
            agreeing, asked, ..
        } => format!("Agreed {agreeing} of {asked}").into(),
        Mark::Claimed { .. } => "Claimed".into(),
        Mark::Disputed { .. } => "Disputed".into(),
    }
}

fn meaning_of(mark: &Mark) -> Text {
    match mark {
        Mark::Proven { .. } => "A proof against the block's own root was checked here.".into(),
        Mark::Agreed {
            agreeing, asked, ..
        } => {
            format!("{agreeing} of {asked} endpoints of different operators gave this same figure.")
                .into()
        }
        Mark::Claimed { endpoint, .. } => {
            format!("“{endpoint}” says so, and nothing here has checked it. It could be wrong.")
                .into()
        }
        Mark::Disputed { evidence } => {
            format!("Endpoints contradict each other: {evidence}").into()
        }
    }
}
