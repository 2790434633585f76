package io.swell.replica;

/**
 * Makes the handler of each replica. May be named by a deployment's {@code handler} key if it is a public class with a
 * public constructor without parameters.
 */
@FunctionalInterface
public interface RequestHandlerFactory {

    RequestHandler<?, ?> create(ReplicaContext context) throws Exception;
}
