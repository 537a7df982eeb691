//! The program `youyang`.

use std::process::ExitCode;

fn main() -> ExitCode {
    youyang::cli::run(std::env::args_os())
}
