package org.xelionchat.camel;

@OnClassic
class ClassicSharedConnectionTest extends SharedConnectionTest {}
