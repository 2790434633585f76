package io.swell.controller;

import io.swell.testsupport.PurePackages;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PurePackagesTest {

    @Test
    void autoscalingIsPure() {
        PurePackages.namesNoAkkaReadsNoClockLogsNothing("io.swell.controller.autoscaling");
    }

    @Test
    void deploymentIsPure() {
        if (PurePackagesTest.class.getResource("deployment") == null) {
            Assumptions.abort("skipped: there is no package io.swell.controller.deployment");
        }
        PurePackages.namesNoAkkaReadsNoClockLogsNothing("io.swell.controller.deployment");
    }
}
