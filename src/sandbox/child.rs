//! The process that reads: shuts itself in, then opens what it is given until there is no more.

use super::{
    cage,
    wire::{Answer, Ask, receive, send},
};
use crate::import::{
    document::Item,
    run::{Here, Opener as _},
};
use std::{
    io::{self, Read, Write},
    process::ExitCode,
};

/// Stack of the thread that reads, in bytes: some libraries go as deep as a file is nested.
const STACK: usize = 64 << 20;

/// What `main` does when the program was started to read files.
#[expect(clippy::disallowed_methods, reason = "the child has one thread, whose stack is its own")]
pub fn main() -> ExitCode {
    let limited = cage::limits();
    // Before there is a second thread: Landlock holds for the thread that asks for it and for those that it starts.
    let files = cage::files();
    let work = move || {
        let mut state = cage::close(files);
        if !limited {
            state.push_str(". Its memory could not be limited");
        }
        let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
        serve(&state, &mut input, &mut output)
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work);
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn serve(state: &str, input: &mut impl Read, output: &mut impl Write) -> io::Result<()> {
    send(output, &Answer::Ready(state.to_owned()), &[])?;
    while let Some((ask, bytes)) = receive::<Ask>(input)? {
        let Ask::Open { name, said } = ask else { continue };
        let mut broken = None;
        let done =
            Here.open(&name, &said, &bytes, &mut |item| match hand_over(item, input, output) {
                Ok(go_on) => go_on,
                Err(error) => {
                    broken = Some(error);
                    false
                }
            });
        if let Some(error) = broken {
            return Err(error);
        }
        send(output, &Answer::Done(Box::new(done)), &[])?;
    }
    Ok(())
}

/// Gives one file out and waits until the parent wants the next one.
fn hand_over(item: Item, input: &mut impl Read, output: &mut impl Write) -> io::Result<bool> {
    let Item { name, content, said } = item;
    let (bytes, refused) = match content {
        Ok(bytes) => (bytes, None),
        Err(refusal) => (Vec::new(), Some(refusal)),
    };
    send(output, &Answer::Item { name, said, refused }, &bytes)?;
    match receive::<Ask>(input)? {
        Some((Ask::Next(go_on), _)) => Ok(go_on),
        Some(_) => Err(io::ErrorKind::InvalidData.into()),
        None => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}
