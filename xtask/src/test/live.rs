//! Runs a command whose output is shown as it comes and read along, line by line.

use std::io::{self, PipeReader, Read as _, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::failure::Failure;
use crate::process::not_started;

/// Runs the command to its end; its two outputs are one stream, in the order they were written.
pub(crate) fn watch(
    command: Command,
    mut on_line: impl FnMut(&str),
) -> Result<ExitStatus, Failure> {
    let (mut child, output) = spawn(command)?;
    let told = read_aside(output);
    let mut lines = Lines::default();
    loop {
        match told.recv_timeout(PAUSE) {
            Ok(bytes) => {
                // A terminal that went away is no reason to stop the tests.
                let _ = io::stderr().write_all(&bytes);
                lines.take(&bytes, &mut on_line);
            }
            Err(RecvTimeoutError::Disconnected) => return child.wait().map_err(lost),
            // A grandchild may outlive the command and hold the pipe open without a word.
            Err(RecvTimeoutError::Timeout) => {
                if let Some(status) = child.try_wait().map_err(lost)? {
                    return Ok(status);
                }
            }
        }
    }
}

/// Takes the command itself, which would hold the pipe's writing end open as long as it lives.
fn spawn(mut command: Command) -> Result<(Child, PipeReader), Failure> {
    let ends = io::pipe().and_then(|(output, input)| Ok((output, input.try_clone()?, input)));
    let (output, input, twin) = ends.map_err(|error| not_started(&command, &error))?;
    let child = command
        .stdin(Stdio::null())
        .stdout(input)
        .stderr(twin)
        .spawn();
    Ok((
        child.map_err(|error| not_started(&command, &error))?,
        output,
    ))
}

fn read_aside(mut output: PipeReader) -> Receiver<Vec<u8>> {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let mut buffer = vec![0; BUFFER_LEN_BYTES];
        while let Ok(length @ 1..) = output.read(&mut buffer) {
            if tell.send(buffer[..length].to_vec()).is_err() {
                return;
            }
        }
    });
    told
}

fn lost(error: io::Error) -> Failure {
    Failure::new(
        format!("The end of a command was not seen: {error}."),
        "Run the tests again.",
    )
}

/// Parts bytes into lines.
#[derive(Debug, Default)]
struct Lines {
    begun: Vec<u8>,
}

impl Lines {
    fn take(&mut self, bytes: &[u8], on_line: &mut impl FnMut(&str)) {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.begun.extend_from_slice(piece);
            if piece.ends_with(b"\n") {
                on_line(&String::from_utf8_lossy(&self.begun));
                self.begun.clear();
            }
        }
    }
}

const PAUSE: Duration = Duration::from_secs(1);
const BUFFER_LEN_BYTES: usize = 1 << 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_whole_lines_whatever_the_pieces() {
        let mut lines = Lines::default();
        let mut read = Vec::new();
        for piece in ["on", "e\ntw", "o\n\nth", "ree\n"] {
            lines.take(piece.as_bytes(), &mut |line: &str| {
                read.push(line.to_owned())
            });
        }
        assert_eq!(read, ["one\n", "two\n", "\n", "three\n"]);
    }

    #[cfg(unix)]
    #[test]
    fn ends_with_the_command_even_if_a_child_of_it_lives_on() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 60 & echo $!; echo said >&2; exit 3"]);
        let mut read = Vec::new();
        let status = watch(command, |line| read.push(line.trim_end().to_owned())).unwrap();
        assert_eq!(status.code(), Some(3));
        assert_eq!(read[1..], ["said"]);
        // The child is of this test, and so is its end.
        Command::new("kill").arg(&read[0]).status().unwrap();
    }
}
