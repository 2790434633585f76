package io.swell.controller.autoscaling;

/** A policy of the user's own took too long, or is not asked because it did; the message follows "policy … ". */
final class PolicyOverran extends RuntimeException {

    private static final long serialVersionUID = 1;

    PolicyOverran(String message) {
        super(message, null, false, false);
    }
}
