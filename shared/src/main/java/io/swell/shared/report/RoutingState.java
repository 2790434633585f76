package io.swell.shared.report;

import io.swell.shared.protocol.Term;

/** The last routing update this process applied: a report tells, so that the controller can mend what was lost. */
record RoutingState(Term term, long version) {

    static final RoutingState NONE = new RoutingState(Term.NONE, 0);
}
