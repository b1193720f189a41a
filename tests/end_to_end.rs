//! The scenarios: production bytes, real browsers, real nodes. Run by `cargo xtask test`.
//!
//! `cargo test -p tests --test end_to_end -- NAME` runs those whose name holds NAME.

#![allow(
    missing_docs,
    clippy::print_stdout,
    reason = "a test binary has no readers of its docs, and speaks by printing"
)]

mod scenarios {
    pub(crate) mod annex;
    pub(crate) mod canary;
    pub(crate) mod gateway;
    pub(crate) mod halves;
    pub(crate) mod interruptions;
    pub(crate) mod journey;
    pub(crate) mod messages;
    pub(crate) mod page_learns_nothing;
    pub(crate) mod refusal;
    pub(crate) mod restore;
    pub(crate) mod screens;
    pub(crate) mod sources;
    pub(crate) mod whole_session;
}

use std::{future::Future, process::ExitCode, time::Instant};

use libtest_mimic::{Arguments, Trial};
use scenarios::{
    annex, canary, gateway, halves, interruptions, journey, messages, page_learns_nothing, refusal,
    restore, screens, sources, whole_session,
};
use tests::support::browser::Engine;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Two cores carry two browsers; a third would make all of them late.
    arguments.test_threads.get_or_insert(2);
    libtest_mimic::run(&arguments, trials()).exit_code()
}

fn trials() -> Vec<Trial> {
    let mut trials = vec![
        trial(
            "annex_opens_published_keystores",
            annex::opens_published_keystores,
        ),
        trial(
            "annex_writes_what_ethers_opens",
            annex::writes_what_ethers_opens,
        ),
        trial("gateway_gives_our_cid", gateway::gives_our_cid),
        trial(
            "gateway_carries_the_main_journey",
            gateway::carries_the_main_journey,
        ),
        trial(
            "gateway_hostile_neighbour_reads_nothing",
            gateway::hostile_neighbour_reads_nothing,
        ),
        trial(
            "reload_at_each_step_of_a_send",
            interruptions::reload_at_each_step_of_a_send,
        ),
        trial("worker_killed", interruptions::worker_killed),
        trial("without_the_later_half", halves::without_the_later_half),
        trial("sources_come_in", sources::come_in),
        trial("sources_go_out", sources::go_out),
        trial("messages_are_signed", messages::are_signed),
        trial(
            "messages_and_transactions_explained",
            messages::transactions_are_explained,
        ),
        trial("lock_by_idleness", interruptions::lock_by_idleness),
        trial("lock_by_hiding", interruptions::lock_by_hiding),
        trial(
            "list_changed_after_sealing",
            interruptions::list_changed_after_sealing,
        ),
        trial("two_tabs", interruptions::two_tabs),
        trial(
            "whole_session_reaches_two_ports_alone",
            whole_session::reaches_two_ports_alone,
        ),
        trial(
            "page_learns_nothing",
            page_learns_nothing::while_secrets_are_shown,
        ),
        trial("restore_on_a_second_origin", restore::on_a_second_origin),
        trial(
            "restore_refuses_what_does_not_fit",
            restore::refuses_what_does_not_fit,
        ),
        trial(
            "refusal_of_an_insecure_address",
            refusal::of_an_insecure_address,
        ),
    ];
    for look in screens::LOOKS {
        trials.push(trial(format!("screens_{}", look.name()), move || {
            screens::are_open_to_everyone(look)
        }));
    }
    for engine in Engine::ALL {
        let name = engine.name();
        trials.push(trial(format!("journey_{name}"), move || {
            journey::in_engine(engine)
        }));
        trials.push(trial(
            format!("refusal_of_a_path_gateway_{name}"),
            move || refusal::of_a_path_gateway(engine),
        ));
        trials.push(trial(format!("refusal_of_a_frame_{name}"), move || {
            refusal::of_a_frame_around(engine)
        }));
        trials.push(trial(format!("canary_control_{name}"), move || {
            canary::hears_the_control(engine)
        }));
        trials.push(trial(format!("canary_{name}"), move || {
            canary::blocks_every_way_out(engine)
        }));
    }
    trials
}

/// Makes a trial of an asynchronous scenario and prints how long it took.
fn trial<F>(name: impl Into<String>, scenario: impl FnOnce() -> F + Send + 'static) -> Trial
where
    F: Future<Output = anyhow::Result<()>>,
{
    let name = name.into();
    Trial::test(name.clone(), move || {
        let start = Instant::now();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let outcome = runtime.block_on(scenario());
        println!("{name}: {:.1} s", start.elapsed().as_secs_f32());
        outcome.map_err(|error| format!("{error:#}").into())
    })
}
