package io.swell.controller.autoscaling;

import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Policies by the name a configuration gives them. */
final class PolicyNames {

    /** Those that come with Swell. */
    static final SortedMap<String, Supplier<AutoscalingPolicy>> ALL =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.<String, Supplier<AutoscalingPolicy>>of(
                    OngoingRequestsPolicy.NAME, OngoingRequestsPolicy::new,
                    PanicWindowPolicy.NAME, PanicWindowPolicy::new,
                    TargetTrackingPolicy.NAME, TargetTrackingPolicy::new,
                    AdaptivePolicy.NAME, AdaptivePolicy::new)));

    private static final Set<Class<?>> CLASSES = ALL.values().stream()
            .map(Supplier::get)
            .map(AutoscalingPolicy::getClass)
            .collect(Collectors.toUnmodifiableSet());

    private PolicyNames() {}

    /** Whether it comes with Swell. */
    static boolean isSwells(AutoscalingPolicy policy) {
        return CLASSES.contains(policy.getClass());
    }

    /** Whether something of it is to be kept. */
    static boolean remembers(String name) {
        try {
            AutoscalingPolicy policy = policy(name);
            return policy instanceof LearningPolicy || policy instanceof RememberingPolicy;
        } catch (IllegalArgumentException e) {
            return false; // Whoever deploys it is told why.
        }
    }

    static AutoscalingPolicy policy(String name) {
        Supplier<AutoscalingPolicy> known = ALL.get(name);
        if (known != null) {
            return known.get();
        }
        if (!name.contains(".")) {
            throw refused("must be one of " + ALL.keySet() + " or the name of a class", name);
        }
        return own(name);
    }

    /** A class the user named; one that cannot be loaded or made says why. */
    private static AutoscalingPolicy own(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? PolicyNames.class.getClassLoader() : context;
        try {
            Object made =
                    Class.forName(name, true, loader).getDeclaredConstructor().newInstance();
            if (made instanceof AutoscalingPolicy policy) {
                return policy;
            }
            throw refused("must name a class that implements " + AutoscalingPolicy.class.getName(), name);
        } catch (ClassNotFoundException e) {
            throw refused("must be one of " + ALL.keySet() + " or a class on the class path", name);
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw refused("must name a class with a public constructor without parameters", name);
        } catch (InvocationTargetException | LinkageError e) {
            throw refused("must name a class that can be made (" + e.getCause() + ")", name);
        }
    }

    private static IllegalArgumentException refused(String rule, String name) {
        return new IllegalArgumentException("policy " + rule + ", was: " + name);
    }
}
