package io.swell.replica;

import io.swell.shared.id.DeploymentId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where a process finds the handlers of its replicas: first among those registered in code, then by the class a
 * deployment names. Safe to use from any thread.
 */
public final class HandlerFactories {

    private final Map<DeploymentId, RequestHandlerFactory> registered = new ConcurrentHashMap<>();
    private final ClassLoader classLoader;

    /** @param classLoader finds the classes that deployments name */
    public HandlerFactories(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /**
     * From now on, replicas of this deployment started in this process use this factory, whatever class the deployment
     * names.
     */
    public HandlerFactories register(DeploymentId deployment, RequestHandlerFactory factory) {
        registered.put(deployment, factory);
        return this;
    }

    /**
     * The handler of a new replica. Runs user code.
     *
     * @param handlerClass as the deployment names it; blank for none
     * @throws HandlerUnusableException in words for whoever wrote the configuration
     */
    RequestHandler<?, ?> create(String handlerClass, ReplicaContext context) throws HandlerUnusableException {
        DeploymentId deployment = context.replica().deployment();
        RequestHandlerFactory factory = registered.get(deployment);
        if (factory != null) {
            return create(factory, "the factory registered for deployment " + deployment, context);
        }
        if (handlerClass.isBlank()) {
            throw new HandlerUnusableException("deployment " + deployment + " names no handler class (key handler), and"
                    + " no factory is registered for it in this process");
        }
        HandlerClass named = HandlerClass.load(handlerClass.strip(), classLoader);
        return create(named, "handler " + handlerClass.strip(), context);
    }

    private static RequestHandler<?, ?> create(RequestHandlerFactory factory, String name, ReplicaContext context)
            throws HandlerUnusableException {
        RequestHandler<?, ?> handler;
        try {
            handler = factory.create(context);
        } catch (HandlerUnusableException e) {
            throw e;
        } catch (Throwable e) {
            throw new HandlerUnusableException(name + " could not be created", e);
        }
        if (handler == null) {
            throw new HandlerUnusableException(name + " created null instead of a RequestHandler");
        }
        return handler;
    }
}
