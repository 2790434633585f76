package io.swell.node.demo;

/** The demo cannot go on, and why. */
final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailure(String why) {
        super(why);
    }
}
