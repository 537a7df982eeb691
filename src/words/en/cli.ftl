# Help of the command line: about in one line, then (-long) more with an example.
cli-youyang = The desk of Jinning's pensions for people whose land was requisitioned
cli-youyang-long =
    Without a command, opens the desk.
    Example:
      youyang
      youyang --store /srv/youyang --lang en
cli-demo = Make a practice district and open the desk on it
cli-demo-long =
    Makes a practice store: its people, cases and staff are made up. The logins are
    DEPARTMENT.clerk and DEPARTMENT.supervisor, in townships 530115001.clerk and so on;
    every password is "demo".
    Example:
      youyang demo --people 2000 --seed 7
cli-init = Make an empty store with its first supervisor
cli-init-long =
    Makes an empty store. The login of --as becomes the first supervisor of Human
    Resources, who then adds the others.
    Example:
      youyang init --as li.hua --password-file password.txt
cli-staff = Manage staff accounts
cli-staff-long =
    Adds, lists, disables and unlocks accounts and sets passwords, by a supervisor of
    Human Resources.
    Example:
      youyang staff list --as li.hua
cli-staff-add = Add an account
cli-staff-add-long =
    Adds an account. Township staff need a township and act only for its people.
    Example:
      youyang staff add wang.fang --name 王芳 --department township \
          --level clerk --township 530115001 --as li.hua
cli-staff-list = List the accounts
cli-staff-list-long =
    Lists all accounts: department, level, township, disabled or locked.
    Example:
      youyang staff list --json --as li.hua
cli-staff-disable = Disable an account
cli-staff-disable-long =
    Disables an account for good; its login is never used again, its work stays on record.
    Example:
      youyang staff disable wang.fang --as li.hua
cli-staff-password = Set a new password
cli-staff-password-long =
    Sets a new password, asked for on the terminal or read from --new-password-file.
    Example:
      youyang staff password wang.fang --as li.hua
cli-staff-unlock = Unlock an account
cli-staff-unlock-long =
    Unlocks an account that wrong passwords have locked, before the time is over.
    Example:
      youyang staff unlock wang.fang --as li.hua
cli-import = Import a roster
cli-import-long =
    Reads a roster. Every line and column is accounted for: taken in, rejected with its
    place and cause, or no data; the answer ends with the sum of all lines. The same file
    again changes nothing. --dry-run only shows what would happen. Of a workbook all sheets
    with fitting headings are read, or the one of --sheet; --township names the township of
    lines that do not. --total-wrong takes the lines where a printed total was found wrong.
    Example:
      youyang import legacy roster.csv --dry-run --as li.hua
cli-compare = Compare the rosters
cli-compare-long =
    Compares the legacy, residents', employees' and household rosters: people by class
    and finding, control totals, and by name everybody to be resolved. For each person
    see youyang export comparison.
    Example:
      youyang compare --as li.hua
cli-compare-decide = Decide what the comparison found about one person
cli-compare-decide-long =
    same-person: all names belong to one person; another-person: that roster's line does not
    count (--register); take-line: which line is valid (--line); take-amount: the amount on
    the paper where the roster's cannot be read (--balance --subsidy --monthly, the paper
    as --reason); dead: died (--died); send-back: to the office (--reason). A newer roster
    that changes the facts opens it again. A death listed wrongly in the household roster
    is dismissed for anybody, candidates too, by ID number (another-person --register
    household).
    Example:
      youyang compare decide BZD000037 same-person --reason "household book seen" --as li.hua
cli-transition = Transition of the originally insured
cli-transition-long =
    Carries out in bulk what the comparison of rosters cleared.
    Example:
      youyang transition run --dry-run --as li.hua
cli-transition-run = Carry out the transition for all who are cleared
cli-transition-run-long =
    Merges the relations of all whom the comparison cleared and makes their top-up due;
    opens refunds for review for those who draw the employees' pension or chose so; lists
    everybody else with the cause. Run again, it repeats nothing.
    Example:
      youyang transition run --dry-run --as li.hua
cli-review = Review cases
cli-review-long =
    Lists the cases that wait for a decision, and decides them. Nobody decides what
    they handled themselves.
    Example:
      youyang review list --step claim --as li.hua
cli-review-list = List the waiting cases
cli-review-list-long =
    Lists the cases that the signed-in person may decide, of one step or of all.
    Example:
      youyang review list --step land-area --json --as li.hua
cli-review-pass = Pass cases
cli-review-pass-long =
    Passes the cases given; --all passes those that the signed-in person may decide and
    lists what it skips.
    Example:
      youyang review pass --step claim C000042 C000043 --as li.hua
cli-review-return = Return cases
cli-review-return-long =
    Returns the cases given, with a reason.
    Example:
      youyang review return C000042 --reason "voucher not legible" --as li.hua
cli-review-reject = Reject cases
cli-review-reject-long =
    Rejects the cases given, with a reason; nothing is deleted.
    Example:
      youyang review reject C000042 --reason "not covered by the plan" --as li.hua
cli-review-take-back = Take decisions back
cli-review-take-back-long =
    Takes back one's own decision, be it a pass, a return or a rejection, as long as neither
    the case nor the person's file has moved on. The case keeps its place in the queue.
    Example:
      youyang review take-back C000042 --as li.hua
cli-case = Withdraw one's own cases
cli-case-long =
    What whoever prepared a case does with it afterwards.
    Example:
      youyang case withdraw C000042 --as wang.min
cli-case-withdraw = Withdraw cases nobody has decided on
cli-case-withdraw-long =
    Withdraws cases that the signed-in person prepared, until somebody has decided on them;
    the file is then as if they had not been opened. A returned case is withdrawn too.
    Example:
      youyang case withdraw C000042 --as wang.min
cli-review-ask = Request the household check
cli-review-ask-long =
    Asks public security to check household and age, where needed; the case goes there
    once the present step has passed it.
    Example:
      youyang review ask C000042 --as li.hua
cli-claims = The annual subsidy
cli-claims-long =
    Claims a year's subsidy for everyone who is owed it, each exactly as by a single act.
    Example:
      youyang claims run --year 2020 --dry-run --as li.hua
cli-claims-run = Run a year's round
cli-claims-run-long =
    Shows how many are due, claimed, held and refused, by cause, township and scheme, then
    by name. Claims of the deceased are reviewed singly. Run again, it adds nothing.
    Example:
      youyang claims run --year 2020 --scheme resident --as li.hua
cli-notice = Public notices
cli-notice-long =
    Posts notices, takes objections and settles them. A notice that ends without an open
    objection goes to final confirmation.
    Example:
      youyang notice list --as li.hua
cli-notice-post = Post notices
cli-notice-post-long =
    Posts a notice of all who are ready for one, of one township or of all.
    Example:
      youyang notice post --township 530115001 --as li.hua
cli-notice-list = List the notices
cli-notice-list-long =
    Lists who is in notice (ID numbers masked), until when, and the objections.
    Example:
      youyang notice list --as li.hua
cli-notice-object = Take an objection
cli-notice-object-long =
    Takes an objection to a case in notice, which stops confirmation until it is settled.
    Example:
      youyang notice object C000042 --reason "no land was taken" --as li.hua
cli-notice-settle = Settle an objection
cli-notice-settle-long =
    Records what was found. If the objection is upheld, the case returns to its clerk.
    Example:
      youyang notice settle Y000003 --reason "found in order" --as li.hua
      youyang notice settle Y000003 --upheld --reason "no land was taken" --as li.hua
cli-form = Papers for the citizen
cli-form-long =
    Writes the choice form or a receipt as an A4 PDF (.pdf) or plain text (.txt), in
    Chinese, the identity number masked.
    Example:
      youyang form choice P000042 --out form.pdf --as li.hua
cli-form-choice = The choice form
cli-form-choice-long =
    What each of the three choices brings, by which clause, with a place to sign;
    --choice ticks the person's choice.
    Example:
      youyang form choice P000042 --choice resident --out form.pdf --as li.hua
cli-form-receipt = The receipt of a case
cli-form-receipt-long =
    Writes the receipt for what was submitted.
    Example:
      youyang form receipt C000042 --out receipt.pdf --as li.hua
cli-form-done = Written to { $file }.
cli-form-nobody = No such person or case, or not of your township. Check the number in the desk or by youyang export persons.
cli-form-ending = The file's name must end in .pdf or .txt.
cli-arg-person = Number of the file, such as P000042
cli-arg-choice = The person's choice
cli-payments = Payment batches
cli-payments-long =
    Made by a clerk of the pension office, checked by its supervisor, released by
    finance, written for the bank; then the bank's result is read.
    Example:
      youyang payments list --as li.hua
cli-payments-make = Make payment batches
cli-payments-make-long =
    Puts what can be paid into batches by kind and way, as far as the special account
    reaches; what is held back is listed by name.
    What the bank returned waits until the account is changed; a case that was looked
    into and is paid to the same account again is named with --again.
    Example:
      youyang payments make --kind subsidy --as resident-pension.clerk
cli-payments-check = Check a payment batch
cli-payments-check-long =
    A supervisor of the pension office who did not make it checks the batch.
    Example:
      youyang payments check B000001 --as resident-pension.supervisor
cli-payments-release = Release a payment batch
cli-payments-release-long =
    A supervisor of finance releases a checked batch.
    Example:
      youyang payments release B000001 --as finance.supervisor
cli-payments-cancel = Cancel a payment batch
cli-payments-cancel-long =
    Cancels a batch before its release; its cases are payable again.
    Example:
      youyang payments cancel B000001 --reason "wrong account" --as LOGIN
cli-payments-export = Write the file for the bank
cli-payments-export-long =
    Writes a released batch to a .csv or .xlsx file for the bank and shows its control
    total and SM3 digest.
    Example:
      youyang payments export B000001 --out B000001.csv --as resident-pension.clerk
cli-payments-list = List payment batches
cli-payments-list-long =
    Lists each batch with its kind, way, lines, amount and state.
    Example:
      youyang payments list --json
cli-report = Reports
cli-report-long =
    Statistics, finance or progress of a year, a quarter or a month, to .xlsx with charts,
    to .csv or to .jsonl. Each states the line and the digest of the journal.
    Example:
      youyang report finance --period 2020-Q2 --out finance.xlsx --as finance.clerk
cli-month = Tie out and close months
cli-month-long =
    Compares books, bank results and people's files; a month that ties out is closed by
    a supervisor of finance.
    Example:
      youyang month show 2020-03
cli-month-show = Tie a month out
cli-month-show-long =
    Shows the three sides of a month, and each case on which they differ.
    Example:
      youyang month show 2020-03 --json
cli-month-close = Close a month
cli-month-close-long =
    Closes a month. A month with a break cannot be closed; no entry can be made in a
    closed one.
    Example:
      youyang month close 2020-03 --as finance.supervisor
cli-export = Export
cli-export-long =
    Exports to .csv, .xlsx or .jsonl by the ending of the file. Only those who may see full
    ID numbers get them, and that is recorded. journal as .jsonl gives the journal's own
    lines, unchanged so that they can be verified: they contain the Argon2 hashes of
    passwords. Protect such a file like the store itself.
    Example:
      youyang export persons --out persons.xlsx --as li.hua
cli-verify = Verify the journal
cli-verify-long =
    Checks the journal's chain from the start, prints its length and head, and names the
    first bad line; also of an exported file, without the store.
    --against compares with an earlier seal, a backup or a printed LINE:HASH: whether the
    journal continues it, was rewritten, or is missing lines.
    --seal writes the head of this moment to a file, to be kept away from this machine.
    Example:
      youyang verify journal.jsonl
      youyang verify --against /mnt/usb/2020-03-02.youyang
cli-rebuild = Rebuild the store from the journal
cli-rebuild-long =
    Rebuilds the data in sled from the journal, which does not change. Where the journal
    lacks lines that it once had, --accept-loss is needed; what shows the loss is kept.
    Example:
      youyang rebuild --store /srv/youyang
cli-backup = Back up
cli-backup-long =
    Copies the whole store into one file; the desk may stay open.
    Example:
      youyang backup /mnt/usb/2020-03-02.youyang
cli-restore = Restore from a backup
cli-restore-long =
    Verifies a backup and restores it into a new directory. One that is not whole is
    refused; --as-far-as-it-goes restores up to the last whole act and says what is lost.
    Example:
      youyang restore 2020-03-02.youyang --store /srv/youyang-new
cli-repair = Repair the journal from backups
cli-repair-long =
    Takes missing and damaged lines from copies, each by its hash. Lines that are intact
    stay as they are, and the journal as it was is kept beside. Several copies may be
    named. Close the desk and the server first.
    Example:
      youyang repair --from /mnt/usb/2020-03-02.youyang
cli-doctor = Check that everything is in order
cli-doctor-long =
    Checks store, journal, terminal, locale, keys and permissions, and says what is wrong
    and what would correct it.
    Example:
      youyang doctor
cli-completions = Make shell completions
cli-completions-long =
    Prints a completion script for a shell.
    Example:
      youyang completions bash > ~/.local/share/bash-completion/completions/youyang
cli-man = Make the manual pages
cli-man-long =
    Writes the manual page of each command into a directory.
    Example:
      youyang man man1/
cli-manual = Print the manual by role, in Chinese
cli-manual-long =
    Prints what everybody begins with, or the page of a role: clerk, reviewer, finance, audit,
    system.
    Example:
      youyang manual clerk | less

cli-arg-year = contribution year
cli-arg-scheme = only this scheme
cli-list = Lists to work off
cli-list-long =
    Who is missing among those put forward, and who was sent back; each item with its outcome.
    Example:
      youyang list missing --as 530115001.clerk
cli-list-missing = List missing people, projects and villages
cli-list-missing-long =
    People of the compensation lists whom nobody put forward (by number, else by project and
    name), projects with land and without people, and villages far below the share that their
    originally insured let expect. youyang import compensation imports the lists.
    Example:
      youyang list missing --as natural-resources.clerk --json
cli-list-sent-back = List who was sent back to an office
cli-list-sent-back-long =
    People whom the comparison sent back to the office that made the roster, with note and
    state: waiting for an answer, or the roster has changed since.
    Example:
      youyang list sent-back --as human-resources.clerk --json
cli-list-done = Record what became of an item
cli-list-done-long =
    The item stays in the list as done, with its outcome, by whom and when.
    Example:
      youyang list done missing 53012219620504001X --outcome told \
        --as 530115001.clerk
cli-arg-list = which list
cli-arg-item = identity or file number; without one "PROJECT NAME"; a project's number, a village's code
cli-arg-outcome = the outcome
cli-land = Land projects
cli-land-long =
    The levy and the people of land projects; youyang import projects imports them.
    Example:
      youyang land list --as li.hua
cli-land-list = List land projects
cli-land-list-long =
    Lists for each project the levy owed, paid and outstanding, its age, and the people.
    Example:
      youyang land list --json
cli-arg-store = Directory of the store (else $YOUYANG_STORE, else the system's data directory)
cli-arg-as = Login to act as
cli-arg-password-file = File that holds the password (else it is asked for)
cli-arg-lang = Language, else by the locale
cli-arg-today = Day taken for today, only on a practice store
cli-arg-json = Print the result as one JSON document
cli-arg-ascii = Draw borders in ASCII, for terminals that show line signs two cells wide
cli-arg-people = People of the practice store, 2000 by default; 0 for none
cli-arg-seed = Random seed, 1 by default; the same seed makes the same store
cli-arg-no-desk = Only make the store, do not open the desk
cli-arg-login = Login
cli-arg-name = Name of the member of staff
cli-arg-department = Code of the department
cli-arg-level = Level
cli-arg-township = Code or full name of the township
cli-arg-ssh-key = File with an SSH public key
cli-arg-kind = Kind of roster
cli-arg-file = File
cli-arg-against = Compare with an earlier seal, backup or LINE:HASH
cli-arg-seal = Write a seal of the head to this file
cli-arg-accept-loss = Rebuild although the journal lacks lines it once had
cli-arg-as-far-as-it-goes = Restore a backup that is not whole as far as it goes
cli-arg-copies = Copies to take lines from
cli-arg-sheet = Read only this sheet
cli-arg-of-batch = The batch of a bank’s result that names none
cli-arg-second = Lines that were checked to be second sums
cli-arg-total-wrong = The lines were checked: where a printed total differs, the total is what is wrong (not for a bank result)
cli-arg-dry-run = Only show what would happen
cli-arg-step = Step of review
cli-arg-case = Case number
cli-arg-all = Every case that the signed-in person may decide
cli-arg-id = Number of a case or objection
cli-arg-legacy-no = Legacy number
cli-arg-decision = What was found
cli-arg-register = Which roster
cli-arg-line = Legacy number of the valid line
cli-arg-died = Day of death
cli-arg-reason = Reason
cli-arg-what = What to export
cli-arg-out = File to write
cli-arg-shell = Kind of shell
cli-arg-role = Whose page
cli-arg-dir = Directory to write into; without one, the main page is printed
cli-arg-new-password-file = File that holds the new password (else it is asked for)
cli-arg-upheld = The objection is upheld; the case goes back
cli-arg-batch = batch number
cli-arg-again = returned case to be paid to the same account again
cli-arg-batch-kind = what is paid
cli-arg-report = which report
cli-arg-period = period, such as 2020, 2020-Q2 or 2020-06
cli-arg-month = month, such as 2020-03
cli-arg-help = Show this help
cli-arg-version = Show the version
cli-arg-balance = personal account in yuan, from the paper
cli-arg-subsidy = subsidy received before in yuan, from the paper
cli-arg-monthly = monthly benefit in yuan, from the paper

# How far a long command has come, on one line of the terminal.
progress-opening = opening the store
progress-reading = reading the file
progress-judging = carrying out
progress-writing = writing the file
progress-checking = checking the journal
progress-rate = { $rate }/s
progress-rest = { $rest } left
cli-export-no-township = This list does not go by township: use --township with faults, sent-back or to-mend.
