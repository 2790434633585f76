package io.swell.handle.directory;

import io.swell.shared.protocol.Term;

/** Hears which routing update the process holds, so that its reports can say so. */
@FunctionalInterface
public interface RoutingListener {

    /** The process holds this version of this term; 0 for none of the term. Called after every update, applied or not. */
    void noteRouting(Term term, long version);
}
