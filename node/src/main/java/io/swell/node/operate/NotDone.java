package io.swell.node.operate;

/** A node refused or was not reached. */
final class NotDone extends Exception {

    private static final long serialVersionUID = 1L;

    NotDone(String sentence) {
        super(sentence);
    }
}
