//! Reads the command line.

use crate::ether::Wei;
use crate::failure::Failure;

/// What each command does, as `help` prints it.
pub(crate) const HELP: &str = "\
cargo xtask COMMAND

  run [--port N] [--open] [--no-node]   build the site, serve it, start a test node beside it
  fund ADDRESS [ETH] [--endpoint URL]   give test ether at the node of `run` (10 unless told)
  test [--fast]                         run every check and test; --fast leaves out browsers
  fuzz [TARGET] [MINUTES]               look for bytes that break a parser, 5 minutes unless told
  build                                 build the site into dist/
  cid                                   build, then print the site's CID alone
  size [--json]                         build, then print what loads, raw and compressed
  trust                                 write what the key core is made of into SECURITY.md
  bench core [--json]                   compare the key core's speed with other implementations
  help                                  print this

Each command sets up what is missing, in your cache folder, and says what it cannot install.";

/// What to do.
#[derive(Debug, Eq, PartialEq)]
pub(crate) enum Command {
    /// Print the help.
    Help,
    /// Build the site.
    Build,
    /// Print the site's name.
    Cid,
    /// Print what loads.
    Size(SizeForm),
    /// Serve the site with a node beside it.
    Run(RunWish),
    /// Write the list of what one must trust.
    Trust,
    /// Give test ether.
    Fund(FundWish),
    /// Run the checks and tests.
    Test(Extent),
    /// Compare the key core's speed.
    BenchCore(BenchForm),
    /// Look for bytes that break a parser.
    Fuzz(FuzzWish),
}

/// What to fuzz for how long.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct FuzzWish {
    /// The target, or all.
    pub(crate) target: Option<String>,
    /// How long each target runs.
    pub(crate) minutes: u32,
}

/// How sizes are printed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum SizeForm {
    /// As a table.
    Table,
    /// As JSON.
    Json,
}

/// How a comparison is printed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum BenchForm {
    /// As a table.
    Table,
    /// As JSON.
    Json,
}

/// How much is tested.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Extent {
    /// Everything.
    Full,
    /// All but browsers and what takes a second build.
    Fast,
}

/// How to serve.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct RunWish {
    /// The port, if one was chosen.
    pub(crate) port: Option<u16>,
    /// Whether a browser is opened.
    pub(crate) open: bool,
    /// Whether the node is left out.
    pub(crate) no_node: bool,
}

/// Whom to give how much.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct FundWish {
    /// The receiving address, `0x` and 40 digits.
    pub(crate) address: String,
    /// How much.
    pub(crate) amount: Wei,
    /// The node, if not that of `run`.
    pub(crate) endpoint: Option<String>,
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Command, Failure> {
    let name = arguments.next().unwrap_or_else(|| "help".to_owned());
    let rest: Vec<String> = arguments.collect();
    if rest
        .iter()
        .any(|argument| argument == "--help" || argument == "-h")
    {
        return Ok(Command::Help);
    }
    match name.as_str() {
        "help" | "--help" | "-h" => Ok(Command::Help),
        "build" => nothing_more(&rest, Command::Build),
        "trust" => nothing_more(&rest, Command::Trust),
        "cid" => nothing_more(&rest, Command::Cid),
        "size" => Ok(Command::Size(flag(
            &rest,
            "--json",
            SizeForm::Table,
            SizeForm::Json,
        )?)),
        "test" => Ok(Command::Test(flag(
            &rest,
            "--fast",
            Extent::Full,
            Extent::Fast,
        )?)),
        "bench" => bench(&rest).map(Command::BenchCore),
        "run" => run(rest).map(Command::Run),
        "fund" => fund(rest).map(Command::Fund),
        "fuzz" => fuzz(&rest).map(Command::Fuzz),
        other => Err(misread(format!("There is no command `{other}`."))),
    }
}

fn nothing_more(rest: &[String], command: Command) -> Result<Command, Failure> {
    match rest.first() {
        None => Ok(command),
        Some(argument) => Err(misread(format!("`{argument}` has no meaning here."))),
    }
}

fn flag<T>(rest: &[String], name: &str, without: T, with: T) -> Result<T, Failure> {
    match rest {
        [] => Ok(without),
        [one] if one == name => Ok(with),
        [one, ..] => Err(misread(format!("`{one}` has no meaning here."))),
    }
}

fn bench(rest: &[String]) -> Result<BenchForm, Failure> {
    match rest.split_first() {
        Some((what, rest)) if what == "core" => {
            flag(rest, "--json", BenchForm::Table, BenchForm::Json)
        }
        Some((what, _)) => Err(misread(format!("There is no benchmark `{what}`."))),
        None => Err(misread("Which benchmark to run is missing.".to_owned())),
    }
}

fn run(rest: Vec<String>) -> Result<RunWish, Failure> {
    let mut wish = RunWish::default();
    let mut rest = rest.into_iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--open" => wish.open = true,
            "--no-node" => wish.no_node = true,
            "--port" => wish.port = Some(port(&value(&argument, rest.next())?)?),
            other => match other.strip_prefix("--port=") {
                Some(text) => wish.port = Some(port(text)?),
                None => return Err(misread(format!("`{other}` has no meaning here."))),
            },
        }
    }
    Ok(wish)
}

fn fund(rest: Vec<String>) -> Result<FundWish, Failure> {
    let mut endpoint = None;
    let mut plain = Vec::new();
    let mut rest = rest.into_iter();
    while let Some(argument) = rest.next() {
        if argument == "--endpoint" {
            endpoint = Some(value(&argument, rest.next())?);
        } else if let Some(url) = argument.strip_prefix("--endpoint=") {
            endpoint = Some(url.to_owned());
        } else if argument.starts_with('-') {
            return Err(misread(format!("`{argument}` has no meaning here.")));
        } else {
            plain.push(argument);
        }
    }
    let mut plain = plain.into_iter();
    let address = plain
        .next()
        .ok_or_else(|| misread("Whom to fund is missing.".to_owned()))?;
    let amount = plain.next().unwrap_or_else(|| DEFAULT_ETHER.to_owned());
    if let Some(argument) = plain.next() {
        return Err(misread(format!("`{argument}` has no meaning here.")));
    }
    Ok(FundWish {
        address: checked_address(address)?,
        amount: amount.parse()?,
        endpoint,
    })
}

fn fuzz(rest: &[String]) -> Result<FuzzWish, Failure> {
    let minutes = |text: &String| text.parse().ok().filter(|minutes| *minutes > 0);
    let (target, minutes) = match rest {
        [] => (None, DEFAULT_MINUTES),
        [one] => match minutes(one) {
            Some(minutes) => (None, minutes),
            None => (Some(one.clone()), DEFAULT_MINUTES),
        },
        [target, text] => {
            let misread = || misread(format!("`{text}` is no number of minutes."));
            (Some(target.clone()), minutes(text).ok_or_else(misread)?)
        }
        [_, _, argument, ..] => {
            return Err(misread(format!("`{argument}` has no meaning here.")));
        }
    };
    Ok(FuzzWish { target, minutes })
}

fn checked_address(text: String) -> Result<String, Failure> {
    let digits = text.strip_prefix("0x").filter(|digits| digits.len() == 40);
    match digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit())) {
        Some(_) => Ok(text),
        None => Err(Failure::new(
            format!("`{text}` is not an address."),
            "An address is 0x and 40 digits: copy it from the wallet's screen Receive.",
        )),
    }
}

fn value(option: &str, value: Option<String>) -> Result<String, Failure> {
    value.ok_or_else(|| misread(format!("`{option}` lacks its value.")))
}

fn port(text: &str) -> Result<u16, Failure> {
    text.parse().map_err(|_| {
        Failure::new(
            format!("`{text}` is not a port."),
            "A port is a number from 0 to 65535; 0 takes a free one.",
        )
    })
}

fn misread(happened: String) -> Failure {
    Failure::new(happened, HELP)
}

const DEFAULT_MINUTES: u32 = 5;
const DEFAULT_ETHER: &str = "10";

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Command) {
        let read = parse(line.split_whitespace().map(str::to_owned));
        assert_eq!(read.unwrap(), expected, "{line}");
    }

    fn refused(line: &str) -> String {
        parse(line.split_whitespace().map(str::to_owned))
            .unwrap_err()
            .to_string()
    }

    const ADDRESS: &str = "0x00000000219ab540356cBB839Cbe05303d7705Fa";

    #[test]
    fn reads_commands() {
        check("", Command::Help);
        check("run --help", Command::Help);
        check("build", Command::Build);
        check("size --json", Command::Size(SizeForm::Json));
        check("test --fast", Command::Test(Extent::Fast));
        check("bench core", Command::BenchCore(BenchForm::Table));
        check("bench core --json", Command::BenchCore(BenchForm::Json));
        check("run", Command::Run(RunWish::default()));
        let wish = RunWish {
            port: Some(9000),
            open: true,
            no_node: true,
        };
        check("run --open --port 9000 --no-node", Command::Run(wish));
        check("run --no-node --port=9000 --open", Command::Run(wish));
    }

    #[test]
    fn reads_whom_to_fund() {
        let wish = |amount: &str, endpoint: Option<&str>| {
            Command::Fund(FundWish {
                address: ADDRESS.to_owned(),
                amount: amount.parse().unwrap(),
                endpoint: endpoint.map(str::to_owned),
            })
        };
        check(&format!("fund {ADDRESS}"), wish("10", None));
        check(&format!("fund {ADDRESS} 0.5"), wish("0.5", None));
        check(
            &format!("fund --endpoint http://127.0.0.1:1 {ADDRESS} 2"),
            wish("2", Some("http://127.0.0.1:1")),
        );
    }

    #[test]
    fn reads_what_to_fuzz() {
        let wish = |target: Option<&str>, minutes| {
            let target = target.map(str::to_owned);
            Command::Fuzz(FuzzWish { target, minutes })
        };
        check("fuzz", wish(None, 5));
        check("fuzz 60", wish(None, 60));
        check("fuzz uri", wish(Some("uri"), 5));
        check("fuzz uri 1", wish(Some("uri"), 1));
        assert!(refused("fuzz uri long").contains("no number of minutes"));
        assert!(refused("fuzz uri 0").contains("no number of minutes"));
        assert!(refused("fuzz uri 1 2").contains("`2` has no meaning"));
    }

    #[test]
    fn says_what_it_cannot_read() {
        assert!(refused("walk").contains("no command `walk`"));
        assert!(refused("bench").contains("Which benchmark"));
        assert!(refused("bench page").contains("no benchmark `page`"));
        assert!(refused("build now").contains("`now` has no meaning"));
        assert!(refused("run --port").contains("lacks its value"));
        assert!(refused("run --port 70000").contains("not a port"));
        assert!(refused("fund").contains("Whom to fund"));
        assert!(refused("fund 0x12").contains("not an address"));
        assert!(refused(&format!("fund {ADDRESS} 1 2")).contains("`2` has no meaning"));
    }
}
