package io.swell.handle.directory;

import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.Term;

/**
 * The routing update a process holds: of the highest term it has heard of, the last version it could apply.
 *
 * @param version 0 if it has none of that term yet; then only a complete update will do
 */
record HeldRouting(Term term, long version) {

    static final HeldRouting NOTHING = new HeldRouting(Term.NONE, 0);

    /** Whether the update comes from a controller that has been replaced. */
    boolean refuses(RoutingUpdate update) {
        return update.term().isBefore(term);
    }

    /** What is held before the update is applied: a new term begins with nothing. */
    HeldRouting inTermOf(RoutingUpdate update) {
        return term.isBefore(update.term()) ? new HeldRouting(update.term(), 0) : this;
    }

    /** Whether an update of this term is the next one, or needs none before it and is not older. */
    boolean isContinuedBy(RoutingUpdate update) {
        if (update.complete()) {
            return update.version() >= version;
        }
        return version > 0 && update.version() == version + 1;
    }

    HeldRouting with(RoutingUpdate applied) {
        return new HeldRouting(applied.term(), applied.version());
    }
}
