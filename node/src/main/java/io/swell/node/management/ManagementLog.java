package io.swell.node.management;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that is logged of the endpoint, in one place. */
final class ManagementLog {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementEndpoint.class);

    private ManagementLog() {}

    static void listens(URI url) {
        LOG.info("management listens url={}", url);
    }

    static void listensToOthers(URI url) {
        LOG.warn("management listens to others than this machine, without a password url={}", url);
    }

    static void hasNoPort(String host, int port, Throwable failure) {
        LOG.warn(
                "swell.management.port must be free at {}, was: {}; this node goes on without, others can be asked cause=\"{}\"",
                host,
                port,
                root(failure).getMessage());
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    static void failed(String method, String path, Throwable failure) {
        LOG.error("management failed to answer method={} path={}", method, path, failure);
    }
}
