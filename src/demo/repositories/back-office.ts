import type { Repository } from '../repository.ts'
import { rspec } from '../toolchains/rspec.ts'

export const backOffice: Repository = {
  name: 'tidewheel/back-office',
  team: 'data',
  about: 'where support and accounting work',
  toolchain: rspec,
  areas: [
    {
      name: 'the refund form',
      file: 'app/models/refund.rb',
      test: 'spec/models/refund_spec.rb',
      symbol: 'allowed?',
      code: `class Refund
  attr_reader :amount, :payment

  def allowed?
    amount <= payment.amount
  end

  def reason_text
    reason
  end
end`,
      bug: {
        title: 'Partial refunds can exceed the payment together',
        prompt:
          'Two partial refunds of 60 on a payment of 100 went through. allowed? looks at each alone. Sum up what was refunded already.',
        from: '    amount <= payment.amount',
        to: '    amount + payment.refunds.sum(&:amount) <= payment.amount',
        why: 'Earlier refunds weren’t counted.',
        check: {
          name: 'counts earlier refunds',
          call: 'refund_of(60, after: 60).allowed?',
          expected: 'false',
          got: 'true',
        },
      },
      feature: {
        title: 'Two people must approve refunds above 500',
        prompt: 'Add a second approval for refunds above 500 euros. The second person must not be the first.',
        from: '  def reason_text',
        to: '  def approved?\n    amount <= 500 || approvals.map(&:user).uniq.size >= 2\n  end\n\n  def reason_text',
        why: 'Large refunds need two people.',
        check: {
          name: 'asks for two people',
          call: 'refund(600, by: [ada, ada]).approved?',
          expected: 'false',
          got: 'true',
        },
      },
      refactoring: {
        title: 'Extract the refund policy from the model',
        prompt:
          'Refund has 300 lines. Extract the policy (who may, how much, when) into an object of its own.',
        from: '  def allowed?',
        to: '  delegate :allowed?, to: :policy\n\n  def within_payment?',
        why: 'Rules of refunds stand in one small object.',
      },
      question: {
        title: 'Who may refund how much?',
        prompt: 'Who may refund how much in the back office today? I need it for the audit.',
        answer:
          'Support up to 100, team leads up to 500, accounting without a limit (`app/policies/refund_policy.rb`). There is one way around it: `RefundsController#bulk` checks the role but not the amount. It is used by the monthly script alone, but any team lead could call it.',
      },
      testing: 'Specs for who may refund',
    },
    {
      name: 'the customer search',
      file: 'app/queries/customer_search.rb',
      test: 'spec/queries/customer_search_spec.rb',
      symbol: 'CustomerSearch',
      code: `class CustomerSearch
  def call(term)
    Customer.where('name like ?', "%#{term}%").limit(50)
  end

  def by_phone(number)
    Customer.where(phone: number)
  end
end`,
      bug: {
        title: 'Customer search depends on upper and lower case',
        prompt: 'Searching "müller" does not find "Müller". Make the search independent of case.',
        from: '    Customer.where(\'name like ?\', "%#{term}%").limit(50)',
        to: '    Customer.where(\'name ilike ?\', "%#{Customer.sanitize_sql_like(term)}%").limit(50)',
        why: 'LIKE tells case apart, and % in a term was a wildcard.',
        check: { name: 'finds whatever the case', call: "search('müller').size", expected: '1', got: '0' },
      },
      feature: {
        title: 'Find customers by phone number in any notation',
        prompt: 'Support pastes numbers with blanks, slashes and +49. Normalise before searching.',
        from: '    Customer.where(phone: number)',
        to: '    Customer.where(phone: PhoneNumber.normalise(number))',
        why: 'A number is found however it is written.',
        check: {
          name: 'finds a number with blanks',
          call: "by_phone('0170 / 555 01').size",
          expected: '1',
          got: '0',
        },
      },
      refactoring: {
        title: 'Replace scopes by query objects in the customer search',
        prompt: 'The customer scopes are chained in eleven places. Use query objects.',
        from: '  def by_phone(number)',
        to: '  def initialize(scope = Customer.all)\n    @scope = scope\n  end\n\n  def by_phone(number)',
        why: 'Queries are objects that can be put together.',
      },
      question: {
        title: 'Why is the customer search slow in the morning?',
        prompt:
          'The customer search takes five seconds at nine in the morning and half a second at noon. Why?',
        answer:
          'At nine the export of the night is still running and takes the disk’s time, and the search reads the whole table because of the leading `%`. A trigram index takes the table scan away (40 ms on a copy), whatever else is running.',
      },
      testing: 'Specs for odd names in the customer search',
    },
    {
      name: 'the invoice numbers',
      file: 'app/services/next_invoice_number.rb',
      test: 'spec/services/next_invoice_number_spec.rb',
      symbol: 'NextInvoiceNumber',
      code: `class NextInvoiceNumber
  def call(year)
    last = Invoice.where(year: year).maximum(:number) || 0
    last + 1
  end
end`,
      bug: {
        title: 'Two invoices got the same number',
        prompt:
          'Two invoices of Friday have the number 4711. Maximum plus one is a race. Use a counter row with a lock; numbers must have no gaps.',
        from: '    last = Invoice.where(year: year).maximum(:number) || 0\n    last + 1',
        to: '    counter = InvoiceCounter.lock.find_or_create_by!(year: year)\n    counter.increment!(:value).value',
        why: 'Two transactions read the same maximum.',
        check: {
          name: 'gives no number twice',
          call: 'numbers_of_two_threads.uniq.size',
          expected: '2',
          got: '1',
        },
      },
      feature: {
        title: 'Separate invoice numbers for each legal entity',
        prompt:
          'From next year we invoice from two companies. Each needs its own numbers with its own prefix.',
        from: '  def call(year)',
        to: '  def call(year, entity: Entity.default)',
        why: 'Each company counts for itself.',
        check: {
          name: 'counts for each company',
          call: "number_for('tw-ch')",
          expected: "'CH-1'",
          got: "'2'",
        },
      },
      refactoring: {
        title: 'Retire the old invoice service',
        prompt:
          'There are two invoice services. Move the last three callers to the new one and delete the old.',
        from: 'class NextInvoiceNumber',
        to: '# The only place in which invoice numbers are made.\nclass NextInvoiceNumber',
        why: 'Invoices are made in one place.',
      },
      question: {
        title: 'How do we correct an invoice?',
        prompt: 'How does the back office correct an invoice that is wrong? May we change it?',
        answer:
          'It never changes one: `Invoice` is read-only once issued. A correction makes a credit note for the whole invoice and a new one (`CorrectInvoice`). That is what the tax office expects; the only thing missing is a reference from the new invoice to the old.',
      },
      testing: 'Race specs for invoice numbers',
    },
    {
      name: 'the permission checks',
      file: 'app/policies/export_policy.rb',
      test: 'spec/policies/export_policy_spec.rb',
      symbol: 'show?',
      code: `class ExportPolicy
  def initialize(user, export)
    @user = user
    @export = export
  end

  def show?
    @user.admin? || @export.team = @user.team
  end
end`,
      bug: {
        title: 'Everybody can open everybody’s exports',
        prompt:
          'A colleague could open my export although she is in another team. There is a single = in show?. Fix it, and look for more of those.',
        from: '    @user.admin? || @export.team = @user.team',
        to: '    @user.admin? || @export.team == @user.team',
        why: 'It assigned the team in place of comparing it, which is always true.',
        check: {
          name: 'hides exports of other teams',
          call: 'policy(other_team).show?',
          expected: 'false',
          got: 'true',
        },
      },
      feature: {
        title: 'Audit log for exports',
        prompt:
          'Create an audit entry for each export: who, what, how many rows, when. Entries cannot be changed.',
        from: '  def show?',
        to: '  def audit!\n    AuditEntry.create!(user: @user, subject: @export, rows: @export.rows)\n  end\n\n  def show?',
        why: 'Each export leaves an entry that nobody can change.',
        check: {
          name: 'leaves an entry for each export',
          call: 'entries_after_export',
          expected: '1',
          got: '0',
        },
      },
      refactoring: {
        title: 'Test the policies as a matrix of roles',
        prompt:
          'Policies are tested one by one. Write a matrix of roles and actions that covers all of them.',
        from: '  def initialize(user, export)',
        to: '  ACTIONS = %i[show audit].freeze\n\n  def initialize(user, export)',
        why: 'Every role and action stands in one table.',
      },
      question: {
        title: 'Which actions have no permission check?',
        prompt: 'Which controller actions of the back office have no permission check at all?',
        answer:
          'Four of 212: `HealthController#show` (fine), `ExportsController#progress`, `SearchController#suggest` and `AttachmentsController#thumbnail`. The last shows pictures of customer documents to anybody who is signed in, and is the one to mend first.',
      },
      testing: 'Matrix specs for all policies',
    },
  ],
  chores: [
    {
      is: 'upgrade',
      title: 'Upgrade the back office to Rails 8.1',
      prompt: 'Upgrade rails to 8.1. Do the deprecations first, in commits of their own.',
      of: 'rails',
      to: '8.1.1',
    },
    {
      is: 'pipeline',
      title: 'System specs fail without a browser in CI',
      prompt: 'The system specs fail in the pipeline: no browser. It worked last week.',
      job: 'system',
      cause: 'The base image was slimmed and has no Chromium any more',
    },
    {
      is: 'review',
      title: 'Review the branch with bulk refunds',
      prompt: 'Please do a code review of the bulk refunds, above all of the permissions.',
      remarks: [
        '`bulk` checks the role but not the amount of each refund.',
        'A failure in the middle leaves the first half refunded, and nobody learns which.',
        'The confirmation shows the number of refunds and not the sum.',
      ],
    },
    {
      is: 'documentation',
      title: 'Onboarding notes for the back office',
      prompt:
        'Write onboarding notes for new developers of the back office: set-up, structure, where the traps are.',
      path: 'docs/onboarding.md',
      text: '# Welcome to the back office\n\nRun `bin/setup`, then `bin/dev`. The database is filled with made-up customers.\n\n## Traps\n\n- Money is in cents, but in the invoices’ old table in euros.\n- `Customer#name` may be nil for companies.\n',
    },
  ],
}
