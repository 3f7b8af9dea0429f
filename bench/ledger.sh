#!/usr/bin/env bash
# A ledger with every data set of ../shared that faces, why, check and outlook stand on, for measuring: bench/ledger.sh OUT.duckdb. A minute and a half.
set -u
cd "$(dirname "$0")/.."
dotnet build -c Release src/Entente.Cli >/dev/null
L=${1:?the ledger to make}; D=${ENTENTE_SHARED:-../shared}/data; rm -f "$L" "$L.wal"
ld() { n=$1; shift; dotnet run -c Release --no-build --project src/Entente.Cli -- load $n "$@" --ledger "$L" 2>&1 | tail -1; }
ld un-votes $D/un/unga_votes_1946_2024_long.csv.gz
ld ideal-points $D/un/idealpoints_bsv_1946_2024_July2025.csv
ld atop $D/alliances/atop51_directed_dyad_year_1815_2018.csv.gz
ld cow-alliances $D/alliances/cow_alliance_v41_directed_dyad_year_1816_2012.csv.gz
ld sipri-tiv $D/arms/sipri_tiv_exports_dyad_year_1950_2021.csv
ld sipri-register $D/arms/sipri_transfers_register_2000_2023.csv
ld cow-war $D/conflict/cow_interstate_war_directed_dyad_year.csv
ld mid $D/conflict/cow_mid_v5_directed_dyad_year_1816_2014.csv
ld gml-mid $D/conflict/gml_mid_directed_dyad_year_1816_2010.csv
ld rivalries $D/conflict/tss_rivalries_1494_2020.csv
ld rivalries $D/conflict/thompson_dreyer_rivalries.csv
ld ucdp-conflict $D/conflict/ucdp_acd_v25_1_1946_2024.csv
ld cow-igo $D/diplomacy/cow_igo_joint_memberships_nd_dyad_year_1946_2014.csv.gz
ld us-visits $D/diplomacy/foreign_leader_visits_to_us.csv $D/diplomacy/us_president_secstate_travel_abroad.csv
ld gsdb $D/sanctions/gsdb_v3_cases_1949_2022.csv
ld cow-contiguity $D/states/cow_contiguity_spells.csv
ld cow-distance $D/states/cow_mindist_selected_years.csv.gz
ld cow-nmc $D/states/cow_nmc_cinc_v7_1816_2022.csv.gz
ld cow-trade $D/trade/cow_trade_state_year_1870_2014.csv
ld itpde $D/trade/itpde_bilateral_trade_2000_2016.csv.gz
ld polity $D/regime/polity5_1776_2020.csv
ld vdem $D/regime/vdem_v15_polyarchy_libdem_1900_2024.csv
